// SPDX-License-Identifier: Apache-2.0
#include "cli/outcomes/shared_sums.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/json_described.hpp"

namespace cairn::outcomes {
namespace {

using statistics::DesignSums;
using statistics::ExactSum;
using statistics::MergeableGrowth;

constexpr std::int64_t fewest_clients = 10;

/// The sums of one design as they are written.
struct SharedDesign {
  std::vector<double> gram;
  std::int64_t clients = 0;
  std::int64_t rows = 0;
  std::vector<std::vector<double>> cross;
  std::vector<std::vector<double>> product;
  std::vector<double> square;
};
BOOST_DESCRIBE_STRUCT(SharedDesign, (), (gram, clients, rows, cross, product, square))

struct SharedFile {
  std::string format;
  std::vector<std::string> fixed;
  std::vector<std::string> random;
  double center = 0;
  std::int64_t distinct = 0;
  std::vector<std::int64_t> fixed_place;
  std::optional<std::int64_t> intercept;
  UpTo<SharedDesign, 1'000'000> designs;
  std::int64_t rows_left_out = 0;
  std::int64_t clients_withheld = 0;
};
BOOST_DESCRIBE_STRUCT(SharedFile, (),
                      (format, fixed, random, center, distinct, fixed_place, intercept, designs,
                       rows_left_out, clients_withheld))

constexpr std::string_view format_name = "cairn growth sums 1";

bool all_finite(const std::vector<double>& values) {
  return std::ranges::all_of(values, [](double value) { return std::isfinite(value); });
}

std::unexpected<Error> refuse(std::size_t design, const char* why) {
  return fail(ErrorKind::invalid, "/designs/" + std::to_string(design), why);
}

/// Whether the numbers fit together; what a stranger sends is not trusted.
Result<DesignSums> design_of(const SharedDesign& given, std::size_t distinct, std::size_t place) {
  if (given.clients < fewest_clients) return refuse(place, "Sums of fewer than 10 clients are not taken.");
  if (given.rows < given.clients) return refuse(place, "There are fewer rows than clients.");
  if (given.gram.size() != distinct * (distinct + 1) / 2 || given.cross.size() != distinct ||
      given.product.size() != 3)
    return refuse(place, "The sums have the wrong number of entries.");
  bool finite = all_finite(given.gram) && all_finite(given.square);
  for (const auto& sum : given.cross) finite = finite && all_finite(sum);
  for (const auto& sum : given.product) finite = finite && all_finite(sum);
  if (!finite) return refuse(place, "The sums hold a number that is not finite.");
  DesignSums out;
  out.clients = static_cast<std::uint64_t>(given.clients);
  out.rows = static_cast<std::uint64_t>(given.rows);
  for (const auto& sum : given.cross) out.cross.emplace_back(sum);
  for (std::size_t i = 0; i < 3; ++i) out.product[i] = ExactSum(given.product[i]);
  out.square = ExactSum(given.square);
  return out;
}

}  // namespace

std::string shared_text(const MergeableGrowth& sums) {
  const auto kept = statistics::without_small_designs(sums, fewest_clients);
  SharedFile out;
  out.format = format_name;
  out.fixed = kept.fixed;
  out.random = kept.random;
  out.center = kept.center;
  out.distinct = static_cast<std::int64_t>(kept.distinct);
  for (const std::size_t place : kept.fixed_place)
    out.fixed_place.push_back(static_cast<std::int64_t>(place));
  if (kept.intercept != SIZE_MAX) out.intercept = static_cast<std::int64_t>(kept.intercept);
  out.rows_left_out = static_cast<std::int64_t>(kept.rows_left_out);
  out.clients_withheld = static_cast<std::int64_t>(kept.clients_withheld);
  for (const auto& [gram, design] : kept.designs) {
    SharedDesign one{
        gram, static_cast<std::int64_t>(design.clients), static_cast<std::int64_t>(design.rows), {}, {}, {}};
    for (const auto& sum : design.cross) one.cross.push_back(sum.parts());
    for (const auto& sum : design.product) one.product.push_back(sum.parts());
    one.square = design.square.parts();
    out.designs.push_back(std::move(one));
  }
  std::string text;
  write_json(text, out);
  return text + "\n";
}

Result<MergeableGrowth> shared_sums(std::string_view text) {
  const auto json = parse_json(text, {.bytes = std::size_t{1} << 30U, .depth = 16, .values = 50'000'000});
  if (!json) return std::unexpected(json.error());
  const auto file = read_json<SharedFile>(*json);
  if (!file) return std::unexpected(file.error());
  if (file->format != format_name)
    return fail(ErrorKind::invalid, "/format", "This file has another format.");
  if (file->distinct < 1 || file->distinct > 64 || file->random.empty() || file->random.size() > 2)
    return fail(ErrorKind::invalid, "/distinct", "The model's columns do not fit together.");
  MergeableGrowth out;
  out.fixed = file->fixed;
  out.random = file->random;
  out.center = file->center;
  out.distinct = static_cast<std::size_t>(file->distinct);
  out.rows_left_out = static_cast<std::uint64_t>(std::max<std::int64_t>(0, file->rows_left_out));
  out.clients_withheld = static_cast<std::uint64_t>(std::max<std::int64_t>(0, file->clients_withheld));
  for (const std::int64_t place : file->fixed_place) {
    if (place < 0 || place >= file->distinct)
      return fail(ErrorKind::invalid, "/fixed_place", "There is no such column.");
    out.fixed_place.push_back(static_cast<std::size_t>(place));
  }
  if (out.fixed_place.size() != out.fixed.size())
    return fail(ErrorKind::invalid, "/fixed_place", "Each fixed column needs a place.");
  if (file->intercept && (*file->intercept < 0 || *file->intercept >= file->distinct))
    return fail(ErrorKind::invalid, "/intercept", "There is no such column.");
  if (file->intercept) out.intercept = static_cast<std::size_t>(*file->intercept);
  for (std::size_t i = 0; i < file->designs.size(); ++i) {
    auto design = design_of(file->designs[i], out.distinct, i);
    if (!design) return std::unexpected(design.error());
    if (!out.designs.emplace(file->designs[i].gram, *std::move(design)).second)
      return refuse(i, "This design stands there twice.");
  }
  return out;
}

}  // namespace cairn::outcomes
