// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "domain/catalogue/catalogue.hpp"

namespace cairn::documents {

/// The catalogue as one HTML page that prints well on A4: the Right now skills first, then aims, skills,
/// tools, blind spots, feeling words, lessons and sources. Skills that need a therapist's clearance say so
/// and show no steps. What is shown only with the specialist aim is left out. It loads nothing from anywhere.
std::string catalogue_booklet(const catalogue::Catalogue& all);

}  // namespace cairn::documents
