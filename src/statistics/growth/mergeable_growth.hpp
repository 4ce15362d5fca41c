// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "statistics/growth/growth_model.hpp"
#include "statistics/numeric/exact_sum.hpp"

/// Growth models over several services without sending anybody's rows anywhere. Each service gives its sums
/// by design (clients seen at the same times with the same covariates stand together); the sums of all
/// services add up to the same fit as their pooled rows, bit for bit, because they are added without
/// rounding. A design with few clients could be traced to a person, so sums of fewer than 10 clients are
/// withheld before they leave a service.
namespace cairn::statistics {

/// The sums of the clients of one design.
struct DesignSums {
  std::uint64_t clients = 0;
  std::uint64_t rows = 0;
  std::vector<ExactSum> cross;      ///< of each distinct column with the outcome
  std::array<ExactSum, 3> product;  ///< of Zᵀy with itself: entries 00, 01, 11
  ExactSum square;                  ///< of the outcome
};

/// What a service may share: sums and the names of the columns, no rows.
struct MergeableGrowth {
  std::vector<std::string> fixed;
  std::vector<std::string> random;
  double center = 0;  ///< was taken off every outcome; agree on it beforehand (the middle of the scale)
  std::size_t distinct = 0;
  std::vector<std::size_t> fixed_place;
  std::size_t intercept = SIZE_MAX;  ///< the distinct column that is 1 everywhere
  std::map<std::vector<double>, DesignSums> designs =
      {};                              ///< by the packed cross-products of the distinct columns
  std::uint64_t rows_left_out = 0;     ///< rows with something missing
  std::uint64_t clients_withheld = 0;  ///< clients of designs that were too small to share

  std::uint64_t clients() const;
};

/// The sums of a service's rows. Undefined when the rows do not have the right shape or a number is too large
/// to square.
Defined<MergeableGrowth> mergeable_growth(const GrowthRows& rows, double center);

/// Adds two services up. Undefined when their models differ in columns or center.
Defined<MergeableGrowth> merged(const MergeableGrowth& one, const MergeableGrowth& other);

/// What may leave a service: only designs that at least `least` clients share.
MergeableGrowth without_small_designs(const MergeableGrowth& sums, std::uint64_t least = 10);

/// The model over the sums, as `fit_growth` of the pooled rows. Its findings say how many clients were
/// withheld.
Defined<GrowthFit> fit_growth(const MergeableGrowth& sums, const GrowthOptions& options = {});

}  // namespace cairn::statistics
