// SPDX-License-Identifier: Apache-2.0
#include "synthetic_courses.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <sstream>
#include <stdexcept>

namespace cairn::reference {
namespace {

/// Splitmix64 and what is drawn from it.
class Source {
 public:
  explicit Source(std::uint64_t seed) : state_(seed) {}

  std::uint64_t bits() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  double uniform() { return static_cast<double>(bits() >> 11U) * (1.0 / 9007199254740992.0); }
  double normal() {
    const double u = uniform();
    const double v = uniform();
    return std::sqrt(-2.0 * std::log(1.0 - u)) * std::cos(6.283185307179586 * v);
  }
  int poisson(double mean) {
    const double limit = std::exp(-mean);
    double product = 1;
    int k = 0;
    do {
      ++k;
      product *= uniform();
    } while (product > limit);
    return k - 1;
  }

 private:
  std::uint64_t state_;
};

std::string score(double value, long highest) {
  return std::to_string(std::clamp(std::lround(value), 0L, highest));
}

/// What one client starts from.
struct Client {
  long id = 0;
  long therapist = 0;
  long service = 0;
  int arm = 0;
  double level = 0;  ///< of the depression score beside the average
  double slope = 0;
  double anxiety = 0;
  double alliance = 0;
};

void add_course(Data& out, Source& source, const Client& client) {
  const int sessions = std::min(2 + source.poisson(6.0), 24);
  const double anxiety = 0.7 * client.anxiety + 0.7 * source.normal();
  const double alliance = 35 + 2.5 * source.normal();
  for (int k = 0; k < sessions; ++k) {
    const double t = std::log1p(static_cast<double>(k));
    const double phq =
        16.0 + client.level + (-2.4 - 0.5 * client.arm + client.slope) * t + 2.3 * source.normal();
    const double gad = 12.5 + 3.6 * anxiety + (-1.8 - 0.3 * client.arm) * t + 2.0 * source.normal();
    const double srs = alliance + 0.15 * k + 1.5 * source.normal();
    const bool lost = source.uniform() < 0.05;
    const std::array<std::string, 8> row{std::to_string(client.id),
                                         std::to_string(client.therapist + 1),
                                         std::to_string(client.service + 1),
                                         std::to_string(client.arm),
                                         std::to_string(k),
                                         lost ? "" : score(phq, 27),
                                         score(gad, 21),
                                         score(srs, 40)};
    for (std::size_t i = 0; i < row.size(); ++i) out.columns[i].push_back(row[i]);
  }
}

}  // namespace

Data synthetic_courses(std::string_view command) {
  std::istringstream words{std::string(command)};
  std::string name;
  long clients = 0;
  std::uint64_t seed = 0;
  if (!(words >> name >> clients >> seed) || name != "gen_synth")
    throw std::runtime_error("there is no generator of that name");
  Data out;
  out.names = {"client", "therapist", "service", "arm", "session", "phq", "gad", "srs"};
  out.columns.resize(out.names.size());
  Source source(seed);
  const long therapists = clients / 60 + 1;
  const long services = therapists / 15 + 1;
  std::vector<double> by_service(static_cast<std::size_t>(services));
  std::vector<double> by_therapist(static_cast<std::size_t>(therapists));
  for (double& effect : by_service) effect = 0.5 * source.normal();
  for (double& effect : by_therapist) effect = 1.0 * source.normal();
  for (long i = 1; i <= clients; ++i) {
    Client client{.id = i};
    client.therapist = static_cast<long>(source.bits() % static_cast<std::uint64_t>(therapists));
    client.service = client.therapist % services;
    client.arm = source.uniform() < 0.5 ? 1 : 0;
    client.anxiety = source.normal();
    const double other = source.normal();
    client.level = by_service[static_cast<std::size_t>(client.service)] +
                   by_therapist[static_cast<std::size_t>(client.therapist)] + 4.2 * client.anxiety;
    client.slope = 1.3 * (-0.3 * client.anxiety + std::sqrt(1 - 0.09) * other);
    add_course(out, source, client);
  }
  return out;
}

}  // namespace cairn::reference
