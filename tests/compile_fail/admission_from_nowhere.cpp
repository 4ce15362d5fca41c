// SPDX-License-Identifier: Apache-2.0
#include "usecases/admission.hpp"

cairn::Deed deed(const cairn::Admission& admission) {
#ifdef WRONG
  cairn::Admission forged;
  return forged.deed();
#else
  return admission.deed();
#endif
}
