// SPDX-License-Identifier: Apache-2.0
#include "outcome_data.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <limits>
#include <numbers>

namespace cairn::bench {
namespace {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  double uniform() { return static_cast<double>(next() >> 11U) * 0x1p-53; }
  double normal() {
    const double u = uniform();
    const double v = uniform();
    return std::sqrt(-2 * std::log1p(-u)) * std::cos(2 * std::numbers::pi * v);
  }
  int poisson(double mean) {
    const double stop = std::exp(-mean);
    int count = -1;
    for (double product = 1; product > stop; ++count) product *= uniform();
    return count;
  }

 private:
  std::uint64_t state_;
};

std::vector<double> normals(std::size_t count, double sd, Random& random) {
  std::vector<double> out(count);
  for (double& value : out) value = sd * random.normal();
  return out;
}

}  // namespace

OutcomeData make_outcome_data(std::size_t clients, std::uint64_t seed) {
  Random random(seed);
  const std::size_t therapists = clients / 60 + 2;
  const std::size_t services = therapists / 15 + 2;
  const auto of_therapist = normals(therapists, 1.0, random);
  const auto of_service = normals(services, 0.6, random);
  OutcomeData data;
  for (std::size_t i = 0; i < clients; ++i) {
    const std::size_t therapist = random.next() % therapists;
    const std::size_t service = therapist % services;
    const double level = random.normal();
    const double intercept = 4.0 * level + of_therapist[therapist] + of_service[service];
    const double slope = 1.25 * (-0.3 * level + std::sqrt(1 - 0.09) * random.normal());
    const int sessions = std::min(2 + random.poisson(6), 24);
    for (int session = 0; session < sessions; ++session) {
      const double t = std::log1p(static_cast<double>(session));
      const double score = 15.5 + intercept + (-2.5 + slope) * t + 2.3 * random.normal();
      const bool absent = random.uniform() < 0.05;
      data.client.push_back(static_cast<std::uint32_t>(i));
      data.therapist.push_back(static_cast<std::uint32_t>(therapist));
      data.service.push_back(static_cast<std::uint32_t>(service));
      data.session.push_back(static_cast<double>(session));
      data.score.push_back(absent ? std::numeric_limits<double>::quiet_NaN()
                                  : std::clamp(std::round(score), 0.0, 27.0));
    }
  }
  return data;
}

bool write_csv(const OutcomeData& data, const std::string& path) {
  std::ofstream out(path, std::ios::binary);
  out << "client,therapist,service,session,score\n";
  std::string text;
  for (std::size_t row = 0; row < data.rows(); ++row) {
    text += std::to_string(data.client[row]) + ',' + std::to_string(data.therapist[row]) + ',' +
            std::to_string(data.service[row]) + ',' + std::to_string(static_cast<int>(data.session[row])) +
            ',';
    if (!std::isnan(data.score[row])) text += std::to_string(static_cast<int>(data.score[row]));
    text += '\n';
    if (text.size() < (1U << 20U)) continue;
    out << text;
    text.clear();
  }
  out << text;
  return out.good();
}

}  // namespace cairn::bench
