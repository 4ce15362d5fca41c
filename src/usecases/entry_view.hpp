// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/entry.hpp"
#include "usecases/entries.hpp"

namespace cairn {

/// A version as its reader gets it.
inline EntryView view_of(const EntryVersion& version) {
  const EntryHead& head = version.head;
  return {head.id, head.version, head.kind, head.about, head.author, head.written, head.happened, head.seen_by, {version.body}};
}

}  // namespace cairn
