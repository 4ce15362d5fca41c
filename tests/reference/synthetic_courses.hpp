// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "data.hpp"

namespace cairn::reference {

/// The courses that "gen_synth <clients> <seed>" makes: columns client, therapist, service, arm, session,
/// phq, gad, srs. Deterministic; the same numbers as the program that the reference was calculated with.
/// Throws for other text.
Data synthetic_courses(std::string_view command);

}  // namespace cairn::reference
