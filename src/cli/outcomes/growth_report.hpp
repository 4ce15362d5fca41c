// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/outcomes/report.hpp"
#include "statistics/growth/growth_model.hpp"

namespace cairn::outcomes {

/// The tables of a fitted growth model: average course, and how much clients differ.
void add_growth_tables(documents::Report& out, const statistics::GrowthFit& fit);

}  // namespace cairn::outcomes
