// SPDX-License-Identifier: Apache-2.0
#include "usecases/append_check.hpp"

#include <algorithm>

#include "domain/policy.hpp"
#include "usecases/entry_view.hpp"

namespace cairn {
namespace {

constexpr std::int64_t farthest_ahead_ms = 36 * 3'600'000LL;  // a phone's clock may be off, and zones differ

std::unexpected<Error> unseen(const std::string& path) {
  return fail(ErrorKind::not_found, path, "There is no such entry in this record.");
}

/// A body from the log: it was checked when it was written, so a failure here is a broken program.
Body stored_body(const EntryVersion& version) {
  return read_body(version.head.kind, parse_json(version.body).value(), "").value();
}

}  // namespace

AppendCheck::AppendCheck(const OpenRecord& open, const Admission& admission, Instant now)
    : open_(open),
      writer_{admission.caller()->account, admission.caller()->role, admission.relationship(), now},
      visible_(open.log, open.record, {writer_.account, writer_.role, writer_.relationship}) {
  for (const auto& version : open.log) {
    Current& current = entries_[version->head.id];
    if (current.newest == nullptr) current.first_author = version->head.author;
    current.newest = version.get();
  }
}

Result<CheckedAppend> AppendCheck::check(const AppendRequest& request) {
  if (request.entries.empty()) return fail(ErrorKind::invalid, "/entries", "There is nothing here to write.");
  for (std::size_t i = 0; i < request.entries.size(); ++i)
    if (auto taken = take(request.entries[i], "/entries/" + std::to_string(i)); !taken) return std::unexpected(taken.error());
  for (const auto& version : fresh_) result_.fresh.push_back(std::move(*version));
  return std::move(result_);
}

const AppendCheck::Current* AppendCheck::find(EntryId entry) const {
  const auto found = entries_.find(entry);
  return found == entries_.end() ? nullptr : &found->second;
}

const AppendCheck::Current* AppendCheck::find_seen(EntryId entry) const {
  const Current* current = find(entry);
  if (current == nullptr) return nullptr;
  const bool of_this_list = std::ranges::any_of(fresh_, [entry](const auto& version) { return version->head.id == entry; });
  return of_this_list || visible_.sees(entry) ? current : nullptr;
}

AppendCheck::Outcome AppendCheck::take(const NewVersion& wanted, const std::string& path) {
  const auto json = parse_json(wanted.body.text);
  if (!json) return fail(json.error().kind, path + "/body" + json.error().path, json.error().sentence);
  const auto body = read_body(wanted.kind, *json, path + "/body");
  if (!body) return std::unexpected(body.error());
  const std::string text = body_text(*body);

  const Current* current = find(wanted.id);
  if (current != nullptr && find_seen(wanted.id) == nullptr) return unseen(path + "/id");
  if (current == nullptr && wanted.version != 1) return unseen(path + "/id");
  if (current != nullptr) {
    const auto already = stands_already(wanted, *current, text, path);
    if (!already) return std::unexpected(already.error());
    if (*already) return {};
  }
  if (auto place = check_place(wanted, current, path); !place) return place;
  if (auto policy = check_policy(wanted, current, path); !policy) return policy;
  if (auto about = check_about(wanted, *body, path); !about) return about;
  if (auto goals = check_goals(wanted, *body, path); !goals) return goals;
  if (auto rule = check_rule(*body, current, path); !rule) return rule;

  auto version = std::make_unique<EntryVersion>();
  version->head = {wanted.id, wanted.version, wanted.kind, wanted.about, writer_.account, writer_.now, wanted.happened, wanted.seen_by};
  version->body = text;
  Current& now = entries_[wanted.id];
  if (now.newest == nullptr) now.first_author = writer_.account;
  now.newest = version.get();
  fresh_.push_back(std::move(version));
  result_.answers.push_back({wanted.id, wanted.version, writer_.now});
  return {};
}

Result<bool> AppendCheck::stands_already(const NewVersion& wanted, const Current& current, const std::string& body, const std::string& path) {
  if (wanted.version == current.newest->head.version + 1) return false;  // what comes next stands nowhere yet
  const auto same = [&](const EntryVersion& version) {
    const EntryHead& head = version.head;
    return head.id == wanted.id && head.version == wanted.version && head.kind == wanted.kind && head.about == wanted.about &&
           head.author == writer_.account && head.happened == wanted.happened && head.seen_by == wanted.seen_by && version.body == body;
  };
  for (const auto& version : open_.log) {
    if (!same(*version)) continue;
    result_.answers.push_back({wanted.id, wanted.version, version->head.written});
    return true;
  }
  Error conflict{ErrorKind::conflict, path, "Somebody wrote here in between. Both texts are kept: look at them side by side.", {}};
  conflict.detail = to_json(view_of(*current.newest));
  return std::unexpected(std::move(conflict));
}

AppendCheck::Outcome AppendCheck::check_place(const NewVersion& wanted, const Current* current, const std::string& path) const {
  const KindFacts& facts = facts_of(wanted.kind);
  if (facts.home != open_.record.sort) return fail(ErrorKind::refused, path + "/kind", "This cannot be written into a record of this sort.");
  if (!facts.may_be_seen_by[static_cast<std::size_t>(wanted.seen_by)])
    return fail(ErrorKind::refused, path + "/seen_by", "This cannot be seen by them. Choose another answer to who can see it.");
  if (wanted.happened.ms > writer_.now.ms + farthest_ahead_ms)
    return fail(ErrorKind::refused, path + "/happened", "This lies in the future. Check the date on your device.");
  if (current == nullptr) return {};
  const EntryHead& before = current->newest->head;
  if (before.kind != wanted.kind) return fail(ErrorKind::refused, path + "/kind", "An entry stays what it is.");
  if (before.about != wanted.about) return fail(ErrorKind::refused, path + "/about", "An entry stays with what it belongs to.");
  return {};
}

AppendCheck::Outcome AppendCheck::check_policy(const NewVersion& wanted, const Current* current, const std::string& path) {
  const auto may = [&](EntryDeed deed) { return permits(wanted.kind, writer_.role, writer_.relationship, deed); };
  if (!may(current == nullptr ? EntryDeed::create : EntryDeed::amend))
    return fail(ErrorKind::not_allowed, path + "/kind", "This is not yours to write.");
  const AccountId author = current == nullptr ? writer_.account : current->first_author;
  if (facts_of(wanted.kind).for_its_author && author != writer_.account)
    return fail(ErrorKind::not_allowed, path + "/id", "These are somebody else's words. Write your own beside them.");
  const AccountId words_of = facts_of(wanted.kind).words == WordsOf::owner ? open_.record.owner : author;
  if (!opens_to(wanted.seen_by, writer_.relationship, words_of == writer_.account))
    return fail(ErrorKind::refused, path + "/seen_by", "You could not see this yourself any more.");
  if (current == nullptr || current->newest->head.seen_by == wanted.seen_by) return {};
  if (!may(EntryDeed::share) || words_of != writer_.account)
    return fail(ErrorKind::not_allowed, path + "/seen_by", "Who can see this is for the person whose words they are.");
  result_.shares = true;
  return {};
}

AppendCheck::Outcome AppendCheck::check_about(const NewVersion& wanted, const Body& body, const std::string& path) const {
  const KindFacts& facts = facts_of(wanted.kind);
  if (!wanted.about) {
    if (facts.hangs != Hangs::always) return {};
    return fail(ErrorKind::refused, path + "/about", "Say which entry this belongs to.");
  }
  if (facts.hangs == Hangs::never) return fail(ErrorKind::refused, path + "/about", "This belongs to no other entry.");
  const Current* above = find_seen(*wanted.about);
  if (above == nullptr) return unseen(path + "/about");
  if (above->newest->head.kind != facts.on) return fail(ErrorKind::refused, path + "/about", "This does not go with an entry of that kind.");
  auto hangs = check_hangs_on(stored_body(*above->newest), body);
  if (!hangs) hangs.error().path = path + "/body" + hangs.error().path;
  return hangs;
}

AppendCheck::Outcome AppendCheck::check_goals(const NewVersion& wanted, const Body& body, const std::string& path) const {
  for (const EntryId named : goals_in(body)) {
    const Current* goal = find_seen(named);
    if (goal == nullptr || goal->newest->head.kind != Kind::goal || named == wanted.id) return unseen(path + "/body/feeds");
  }
  return {};
}

AppendCheck::Outcome AppendCheck::check_rule(const Body& body, const Current* current, const std::string& path) const {
  std::optional<Body> before;
  if (current != nullptr) before = stored_body(*current->newest);
  auto fits = check_follows(before ? &*before : nullptr, body, writer_);
  if (!fits) fits.error().path = path + "/body" + fits.error().path;
  return fits;
}

}  // namespace cairn
