// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "case.hpp"

namespace cairn::reference {

/// The tolerances of growth models and variance components: `tol` names one for fixed effects, variances, the
/// criterion and effects; at a boundary only criterion, counts and fixed effects are compared.
std::optional<Tolerance> mixed_tolerance(const Case& one, const std::string& path, Tolerance usual);

}  // namespace cairn::reference
