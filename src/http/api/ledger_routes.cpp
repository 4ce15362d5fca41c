// SPDX-License-Identifier: Apache-2.0
// What a witness asks for: hashes only, open to anybody.
#include "http/api/route.hpp"
#include "usecases/audit/checkpoints.hpp"

namespace cairn {
namespace {

Result<LedgerSight> checkpoint(const Call& call) { return see_ledger(call.practice, call.admission, ""); }

Result<LedgerSight> proof(const Call& call) { return see_ledger(call.practice, call.admission, call.query); }

constexpr auto table = std::to_array<Route>({
    route<&checkpoint>(Method::get, "/api/ledger/checkpoint", Deed::see_ledger, "The newest signed checkpoint of the ledger"),
    route<&proof>(Method::get, "/api/ledger/proof", Deed::see_ledger,
                  "The newest checkpoint, and what shows that it begins with the tree of so many leaves", {.query = "from"}),
});

}  // namespace

std::span<const Route> ledger_routes() { return table; }

}  // namespace cairn
