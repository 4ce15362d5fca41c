// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace cairn::bench {

/// Courses of clients of therapists of services, as columns; NaN where a score is missing.
struct OutcomeData {
  std::vector<std::uint32_t> client, therapist, service;
  std::vector<double> session, score;

  std::size_t rows() const { return score.size(); }
  /// The numbers held, in bytes.
  std::size_t bytes() const { return rows() * (3 * sizeof(std::uint32_t) + 2 * sizeof(double)); }
};

/// Makes courses of `clients`; the same numbers from the same seed everywhere. Scores are whole numbers 0…27
/// at 2 to 24 sessions (8 on average), 5 % missing at random; 60 clients a therapist, 15 therapists a
/// service.
OutcomeData make_outcome_data(std::size_t clients, std::uint64_t seed);

/// Writes it as CSV with a header, missing scores empty. False when the file cannot be written.
bool write_csv(const OutcomeData& data, const std::string& path);

}  // namespace cairn::bench
