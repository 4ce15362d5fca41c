// SPDX-License-Identifier: Apache-2.0
#include "base/id.hpp"

bool same(cairn::EntryId entry, cairn::RecordId record) {
#ifdef WRONG
  return entry == record;
#else
  return entry.bytes == record.bytes;
#endif
}
