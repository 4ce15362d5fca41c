// SPDX-License-Identifier: Apache-2.0
#include "storage/ledger.hpp"

#include <string>

namespace cairn::ledger {
namespace {

const std::string select = "SELECT leaf, what, record, position, hash FROM ledger WHERE practice = $1";
const std::string select_from = select + " AND leaf >= $2 ORDER BY leaf";
const std::string select_page = select_from + " LIMIT $3";
const std::string select_newest = select + " ORDER BY leaf DESC LIMIT 1";

void append_number(std::string& out, std::uint64_t number) {
  for (int shift = 56; shift >= 0; shift -= 8) out.push_back(static_cast<char>((number >> static_cast<unsigned>(shift)) & 0xFFU));
}

void append_part(std::string& out, char type, std::string_view bytes) {
  out.push_back(type);
  append_number(out, bytes.size());
  out.append(bytes);
}

void append_value(std::string& out, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value.variant())) {
    out.push_back('i');
    append_number(out, static_cast<std::uint64_t>(*number));
  } else if (const auto* text = std::get_if<std::string_view>(&value.variant())) {
    append_part(out, 't', *text);
  } else if (const auto* bytes = std::get_if<std::span<const std::uint8_t>>(&value.variant())) {
    append_part(out, 'b', {reinterpret_cast<const char*>(bytes->data()), bytes->size()});
  } else {
    out.push_back('n');
  }
}

Leaf made(const Row& row) {
  return {.number = row.number(0),
          .what = value_named<LeafSort>(row.text(1)),
          .subject = row.array<16>(2),
          .position = row.number(3),
          .hash = row.array<32>(4)};
}

}  // namespace

Link link_of(std::string_view label, const std::optional<Link>& before, Values values) {
  std::string out;
  out.reserve(512);
  append_part(out, 'l', label);
  append_value(out, Value(before));
  for (const Value& value : values) append_value(out, value);
  return sha256_of(out);
}

std::int64_t size(Session& session, const PracticeId& practice) {
  const auto last = session.first("SELECT leaf FROM ledger WHERE practice = $1 ORDER BY leaf DESC LIMIT 1", {practice},
                                  [](const Row& row) { return row.number(0); });
  return last ? *last + 1 : 0;
}

std::optional<Leaf> newest(Session& session, const PracticeId& practice) { return session.first(select_newest, {practice}, made); }

std::int64_t add(Transaction& transaction, const PracticeId& practice, const NewLeaf& leaf) {
  const std::int64_t number = size(transaction, practice);
  transaction.execute("INSERT INTO ledger (practice, leaf, what, record, position, hash) VALUES ($1, $2, $3, $4, $5, $6)",
                      {practice, number, leaf.what, leaf.subject, leaf.position, hash_of(leaf.link)});
  return number;
}

Sha256 hash_of(const Link& link) { return leaf_hash({reinterpret_cast<const char*>(link.data()), link.size()}); }

std::vector<Leaf> page(Session& session, const PracticeId& practice, std::int64_t from, std::int64_t limit) {
  return session.all(select_page, {practice, from, limit}, made);
}

void each(Session& session, const PracticeId& practice, std::int64_t from, const std::function<void(const Leaf&)>& visit) {
  session.each(select_from, {practice, from}, [&](const Row& row) { visit(made(row)); });
}

Link erased_link(const PracticeId& practice, const RecordId& record) { return link_of("cairn erased", std::nullopt, {practice, record}); }

void note_erased(Transaction& transaction, const PracticeId& practice, const RecordId& record) {
  add(transaction, practice, {.what = LeafSort::erased, .subject = record.bytes, .link = erased_link(practice, record)});
}

std::optional<Sha256> node(Session& session, const PracticeId& practice, unsigned level, std::uint64_t place) {
  const auto number = static_cast<std::int64_t>(place);
  const auto hash = [](const Row& row) { return row.array<32>(0); };
  if (level == 0) return session.first("SELECT hash FROM ledger WHERE practice = $1 AND leaf = $2", {practice, number}, hash);
  return session.first("SELECT hash FROM ledger_nodes WHERE practice = $1 AND level = $2 AND place = $3",
                       {practice, static_cast<std::int64_t>(level), number}, hash);
}

NodeSource nodes(Session& session, const PracticeId& practice) {
  return [&session, practice](unsigned level, std::uint64_t place) -> std::optional<Sha256> {
    if (level % stored_levels != 0) return std::nullopt;
    auto found = node(session, practice, level, place);
    if (!found && level == 0) throw StorageFailure(StorageFailure::Cause::damaged, "a leaf of the ledger is missing");
    return found;
  };
}

void add_node(Transaction& transaction, const PracticeId& practice, unsigned level, std::uint64_t place, const Sha256& hash) {
  transaction.execute("INSERT INTO ledger_nodes (practice, level, place, hash) VALUES ($1, $2, $3, $4)",
                      {practice, static_cast<std::int64_t>(level), static_cast<std::int64_t>(place), hash});
}

std::int64_t count_nodes(Session& session, const PracticeId& practice) {
  return session
      .first("SELECT COUNT(*) FROM ledger_nodes WHERE practice = $1", {practice}, [](const Row& row) { return row.number(0); })
      .value_or(0);
}

}  // namespace cairn::ledger
