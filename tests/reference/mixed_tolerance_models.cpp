// SPDX-License-Identifier: Apache-2.0
#include "mixed_tolerance_models.hpp"

#include <algorithm>
#include <initializer_list>

namespace cairn::reference {
namespace {

double tolerance_named(const Case& one, const char* name, double otherwise) {
  const Tree* found = one.tolerance.find(name);
  return found && found->number() ? *found->number() : otherwise;
}

bool starts(const std::string& path, std::initializer_list<const char*> names) {
  return std::ranges::any_of(names, [&](const char* name) { return path.starts_with(name); });
}

}  // namespace

std::optional<Tolerance> mixed_tolerance(const Case& one, const std::string& path, Tolerance) {
  const double fixed = tolerance_named(one, "fixef_rel", 1e-6);
  const double variance = tolerance_named(one, "varcomp_rel", 1e-5);
  const double criterion = tolerance_named(one, "criterion_abs", 1e-6);
  const double effect = tolerance_named(one, "eb_abs_over_sd", 1e-5);
  if (starts(path, {"/criterion_name", "/max_abs_grad", "/lme4_default", "/nlme", "/tracking_def"}))
    return std::nullopt;
  if (starts(path, {"/criterion", "/logLik", "/AIC", "/BIC"})) return Tolerance{0, criterion};
  const bool boundary =
      one.id.find("singular") != std::string::npos || one.dataset.find("singular") != std::string::npos;
  if (boundary && !starts(path, {"/n_", "/fixef", "/df", "/singular"}) && !path.empty()) return std::nullopt;
  if (starts(path, {"/fixef"})) return Tolerance{fixed, 1e-9};
  if (starts(path, {"/ranef"})) return Tolerance{effect, effect};
  if (starts(path, {"/tracking/z", "/tracking/onestep_mean"})) return Tolerance{variance, effect};
  return Tolerance{variance, 1e-9};
}

}  // namespace cairn::reference
