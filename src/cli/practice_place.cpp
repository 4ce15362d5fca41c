// SPDX-License-Identifier: Apache-2.0
#include "cli/practice_place.hpp"

namespace cairn {

PracticePlace practice_place(const Settings& settings) {
  PracticePlace place;
  place.folder = settings.data.value;
  place.key_file = key_file_of(settings);
  place.settings = {.staff_idle_minutes = settings.staff_idle_minutes.value,
                    .staff_hours = settings.staff_hours.value,
                    .client_idle_minutes = settings.client_idle_minutes.value,
                    .client_hours = settings.client_hours.value,
                    .invitation_days = settings.invitation_days.value,
                    .same_look_minutes = settings.same_look_minutes.value,
                    .after_care = {settings.write_days_after_ending.value, settings.read_days_after_ending.value}};
  place.readers = static_cast<unsigned>(settings.readers.value);
  place.shelf_bytes = static_cast<std::size_t>(settings.memory_mib.value) << 20U;
  return place;
}

}  // namespace cairn
