// SPDX-License-Identifier: Apache-2.0
#include "statistics/change/clinical_cutoff.hpp"

#include <cmath>

#include "statistics/change/reliable_change.hpp"

namespace cairn::statistics {

Defined<> clinical_cutoff(CutoffKind kind, const Norm& clinical, const Norm& functional, Better better,
                          Mode mode) {
  const double direction = sign_of(better);
  const bool needs_clinical = kind != CutoffKind::b || mode == Mode::compat;
  if (needs_clinical && !(clinical.sd > 0)) return undefined("the clinical scores do not vary");
  const bool needs_functional = kind == CutoffKind::c || (kind == CutoffKind::b && mode == Mode::standard);
  if (needs_functional && !(functional.sd > 0)) return undefined("the functional norm has no spread above 0");
  switch (kind) {
    case CutoffKind::a:
      return finite_or_undefined(clinical.mean + direction * 2 * clinical.sd);
    case CutoffKind::b:
      return finite_or_undefined(functional.mean -
                                 direction * 2 * (mode == Mode::compat ? clinical.sd : functional.sd));
    case CutoffKind::c: {
      const double weight = clinical.sd / (clinical.sd + functional.sd);
      return finite_or_undefined(weight * functional.mean + (1 - weight) * clinical.mean);
    }
  }
  return undefined("there is no such cutoff");
}

Defined<> true_cutoff(CutoffKind kind, const Norm& clinical, const Norm& functional, Better better,
                      double sem, Mode mode) {
  Norm clinical_true = clinical;
  Norm functional_true = functional;
  if (kind != CutoffKind::b || mode == Mode::compat) {
    const auto reliability = reliability_at(clinical.sd, sem);
    if (!reliability) return reliability;
    clinical_true.sd *= std::sqrt(*reliability);
  }
  if (kind != CutoffKind::a) {
    const auto reliability = reliability_at(functional.sd, sem);
    if (!reliability && (kind == CutoffKind::c || mode == Mode::standard)) return reliability;
    if (reliability) functional_true.sd *= std::sqrt(*reliability);
  }
  return clinical_cutoff(kind, clinical_true, functional_true, better, mode);
}

}  // namespace cairn::statistics
