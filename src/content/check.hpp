// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "base/time.hpp"
#include "content/fault.hpp"
#include "content/load.hpp"
#include "domain/catalogue/catalogue.hpp"

namespace cairn::content {

/// Everything a catalogue can be judged by, apart from its form: words and reading grade (English only),
/// links, skills, tools, lessons, privacy sentences, packs (a pack past its day is a fault) and measures.
/// `today` decides what has expired.
Faults check_catalogue(const catalogue::Catalogue& all, LocalDate today);

/// Reads and checks in every language, and gives each fault the line where it stands where that can be found.
Faults check_folder(const CatalogueFolders& folders, LocalDate today);

/// The rules for one skill, also a practice's own: steps, fields that exist, comfort variants, clearance for
/// strong skills, hedged claims, sources.
void check_skill(const catalogue::Skill& skill, Faults& faults);
/// Prompts and fields of a tool.
void check_tool(const catalogue::Tool& tool, Faults& faults);
/// 80 to 150 words, a box of short words where the text is harder, something to try.
void check_lesson(const catalogue::Lesson& lesson, Faults& faults);
/// Numbers a person may call: only confirmed ones with source and date; the pack's last day.
void check_pack(const catalogue::CountryPack& pack, LocalDate today, Faults& faults);
/// Keys, ranges and sources of a measure's numbers.
void check_measure(const catalogue::Measure& measure, Faults& faults);

}  // namespace cairn::content
