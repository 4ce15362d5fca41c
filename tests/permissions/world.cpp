// SPDX-License-Identifier: Apache-2.0
#include "permissions/world.hpp"

#include <algorithm>

#include "storage/accounts.hpp"
#include "usecases/profile.hpp"
#include "vault/password.hpp"
#include "vault/token.hpp"

namespace cairn::permissions {
namespace {

constexpr auto roles =
    std::to_array<Role>({Role::client, Role::therapist, Role::supervisor, Role::administrator});

}  // namespace

World::World() {
  join(Role::client, "owner");
  join(Role::therapist, "vault_therapist");
  join(Role::supervisor, "vault_supervisor");
  for (const Actor& owner : actors_) records_.push_back(record_of(owner.account));
  for (const Role role : roles)
    for (const auto* how : {"treating_", "past_", "stranger_"}) join(role, how + std::string(name_of(role)));

  // To the client's record: care that goes on, care that has ended, and none. To the vaults: the strangers
  // and the others have rows of care too, which nothing should ever write, and which must open nothing of a
  // vault.
  for (const Role role : roles) {
    const auto account = [&](const char* how) { return actor(how + std::string(name_of(role))).account; };
    treat(account("treating_"), actor("owner").account);
    treat(account("past_"), actor("owner").account);
    for (const auto* vault : {"vault_therapist", "vault_supervisor"}) {
      treat(account("stranger_"), actor(vault).account);
      treat(account("past_"), actor(vault).account);
    }
  }
  clock.set(Instant{clock.now().ms + 1000});
  for (const Role role : roles)
    for (const auto* owner : {"owner", "vault_therapist", "vault_supervisor"})
      end_care(actor("past_" + std::string(name_of(role))).account, actor(owner).account);
  clock.set(Instant{clock.now().ms + 1000});

  for (const RecordId record : records_) {
    stand("", record, Relationship::same_practice);
    stand("past_", record, Relationship::past);
    stand(record == client_record() ? "treating_" : "stranger_", record, Relationship::treating);
  }
  for (std::size_t i = 0; i < records_.size(); ++i) actors_[i].stands[records_[i]] = Relationship::self;
  people_from_elsewhere();
}

Actor& World::join(Role role, const std::string& name) {
  Account account;
  account.id = make_id<AccountId>();
  account.role = role;
  account.login = hash_of_login(practice().key, login_of(name));
  account.password = practice().passwords.hash(first_password).value();
  account.profile = seal_profile(practice(), account.id, {Line(name), {}, {}});
  account.created = clock.now();
  REQUIRE(practice()
              .store
              .write([&](Transaction& transaction) { return add_account(practice(), transaction, account); })
              .has_value());
  actors_.push_back({name, role, account.id, enter(account.id), {}});
  return actors_.back();
}

/// Sets how everybody whose name begins so stands to a record.
void World::stand(const std::string& prefix, RecordId record, Relationship relationship) {
  for (Actor& actor : actors_)
    if (actor.name.starts_with(prefix)) actor.stands[record] = relationship;
}

/// Those who are nobody here: not signed in, signed in at another practice, signed out, shut out.
void World::people_from_elsewhere() {
  std::vector<Actor> nobody;
  nobody.push_back({"anonymous", Role::client, {}, "", {}});
  nobody.push_back({"made_up_token", Role::client, {}, std::string(43, 'A'), {}});
  for (const Role role : roles) {
    const auto account = elsewhere_.add(role, "Somebody");
    nobody.push_back(
        {"elsewhere_" + std::string(name_of(role)), role, account, elsewhere_.enter(account), {}});
  }
  const auto gone = enter(actor("treating_therapist").account);
  REQUIRE(sign_out(practice(), *admit(practice(), Deed::sign_out, gone)).has_value());
  nobody.push_back({"signed_out_therapist", Role::therapist, actor("treating_therapist").account, gone, {}});
  Actor& shut_out = join(Role::therapist, "shut_out_therapist");
  treat(shut_out.account, actor("owner").account);
  REQUIRE(practice()
              .store
              .write([&](Transaction& transaction) -> Result<void> {
                accounts::set_state(transaction, practice().id, shut_out.account, AccountState::closed);
                return {};
              })
              .has_value());
  for (Actor& actor : nobody) actors_.push_back(std::move(actor));
  for (const RecordId record : records_)
    for (Actor& actor : actors_) actor.stands.try_emplace(record, Relationship::other);
}

void World::renew(const Actor& actor) {
  const auto found = std::ranges::find(actors_, actor.name, &Actor::name);
  if (found != actors_.end() && found->signed_in()) found->token = enter(found->account);
}

const Actor& World::actor(const std::string& name) const {
  const auto found = std::ranges::find(actors_, name, &Actor::name);
  REQUIRE_MESSAGE(found != actors_.end(), name);
  return *found;
}

std::optional<EntryId> World::parent_of(Kind kind) const {
  switch (kind) {
    case Kind::reflection:
    case Kind::goal:
    case Kind::therapy_session:
    case Kind::prep_note:
    case Kind::ending:
    case Kind::staying_well_plan:
      return std::nullopt;
    case Kind::step_event:
      return step_;
    case Kind::attainment_rating:
      return scale_;
    default:
      return goal_;
  }
}

std::string World::canary(Kind kind) {
  return kind == Kind::together ? std::string() : "canary" + std::to_string(1000 + ++words_) + "yranac";
}

Result<AppendAnswer> World::send(const Actor& actor, RecordId record, const NewVersion& version) {
  AppendRequest request;
  request.entries.push_back(version);
  std::string& body = request.entries[0].body.text;
  if (const auto at = body.find(whose_work); at != std::string::npos) {
    const bool own = actor.party(record) == Party::client;
    body.replace(at, whose_work.size(), to_text(own ? this->actor("treating_therapist").account : actor.account));
  }
  return write(actor.token, record, request);
}

EntryId World::seed(const Actor& author, RecordId record, Kind kind, SeenBy choice) {
  const auto id = make_id<EntryId>();
  const auto body = body_of(kind, author.party(record), "seed", client_record());
  const auto written = send(author, record, version(id, 1, kind, body, choice, parent_of(kind)));
  REQUIRE_MESSAGE(written.has_value(), name_of(kind), ": ", written ? "" : written.error().sentence);
  return id;
}

Planted& World::put(const Actor& author, RecordId record, Kind kind, SeenBy choice,
                    std::optional<EntryId> about) {
  planted_.push_back({make_id<EntryId>(), kind, record, author.account, about, {{choice, canary(kind)}}});
  const Planted& entry = planted_.back();
  const auto body = body_of(kind, author.party(record), entry.versions[0].canary, client_record());
  const auto written = send(author, record, version(entry.id, 1, kind, body, choice, about));
  REQUIRE_MESSAGE(written.has_value(), name_of(kind), " ", name_of(choice), ": ",
                  written ? "" : written.error().sentence);
  return planted_.back();
}

/// The next version, with words of its own.
void World::again(Planted& entry, const Actor& author, SeenBy choice) {
  entry.versions.push_back({choice, canary(entry.kind)});
  const auto body =
      body_of(entry.kind, author.party(entry.record), entry.versions.back().canary, client_record());
  const auto number = static_cast<int>(entry.versions.size());
  REQUIRE(send(author, entry.record, version(entry.id, number, entry.kind, body, choice, entry.about))
              .has_value());
}

/// A goal, a step and an agreed scale that are open to those who treat, for other entries to hang on.
void World::plant_parents() {
  const Actor& owner = actor("owner");
  const RecordId record = client_record();
  goal_ = put(owner, record, Kind::goal, SeenBy::my_record, {}).id;
  step_ = put(owner, record, Kind::step, SeenBy::my_record, goal_).id;

  const Actor& therapist = actor("treating_therapist");
  scale_ = make_id<EntryId>();
  const auto word = canary(Kind::attainment_scale);
  std::string marks;
  for (const auto& [who, number] : {std::pair{&owner, 1}, std::pair{&therapist, 2}}) {
    marks += (marks.empty() ? "" : ",") + std::string(R"({"by":")") +
             std::string(name_of(who->party(record))) + R"(","who":")" + to_text(who->account) + R"("})";
    auto body = body_of(Kind::attainment_scale, Party::client, word);
    body.replace(body.find("[]"), 2, "[" + marks + "]");
    REQUIRE(
        send(*who, record, version(scale_, number, Kind::attainment_scale, body, SeenBy::my_record, goal_))
            .has_value());
  }
  planted_.push_back({scale_,
                      Kind::attainment_scale,
                      record,
                      owner.account,
                      goal_,
                      {{SeenBy::my_record, word}, {SeenBy::my_record, word}}});
}

/// What hangs on a goal that nobody else sees, and what was shared late or taken back.
void World::plant_hidden() {
  const Actor& owner = actor("owner");
  const RecordId record = client_record();
  const auto hidden = put(owner, record, Kind::goal, SeenBy::only_me, {}).id;
  for (const Kind kind :
       {Kind::goal_rating, Kind::goal_review, Kind::setback, Kind::attainment_scale, Kind::topic})
    put(owner, record, kind, SeenBy::my_record, hidden);
  const auto step = put(owner, record, Kind::step, SeenBy::my_record, hidden).id;
  put(owner, record, Kind::step_event, SeenBy::my_record, step);

  for (const Kind kind : {Kind::goal, Kind::reflection, Kind::setback, Kind::topic}) {
    again(put(owner, record, kind, SeenBy::only_me, parent_of(kind)), owner, SeenBy::my_therapist);
    again(put(owner, record, kind, SeenBy::my_therapist, parent_of(kind)), owner, SeenBy::only_me);
    Planted& twice = put(owner, record, kind, SeenBy::my_record, parent_of(kind));
    again(twice, owner, SeenBy::only_me);
    again(twice, owner, SeenBy::my_record);
  }
}

void World::plant() {
  planted_.reserve(256);
  plant_parents();
  plant_hidden();
  for (const auto& [kind, lies] : expected_.places)
    for (const RecordId record : records_) {
      if (sort_of(record) != lies.record) continue;
      for (const SeenBy choice : expected_.choices.at(kind))
        for (const Actor& author : actors_) {
          const bool own = lies.words == WordsOf::author || author.to(record) == Relationship::self;
          if (expected_.allows(kind, EntryDeed::create, author.standing(record)) &&
              expected_.opens(choice, author.to(record), own))
            put(author, record, kind, choice, parent_of(kind));
        }
    }
}

Sight World::sight(const Actor& actor, const Planted& entry) const {
  Sight sight;
  const Relationship relationship = actor.to(entry.record);
  const bool own = expected_.places.at(entry.kind).words == WordsOf::author
                       ? entry.author == actor.account
                       : relationship == Relationship::self;
  for (const auto& version : entry.versions)
    sight.versions.push_back(expected_.allows(entry.kind, EntryDeed::read, {actor.role, relationship}) &&
                             expected_.opens(version.choice, relationship, own));
  sight.entry = sight.versions.back();
  if (entry.about) {
    const auto above = std::ranges::find(planted_, *entry.about, &Planted::id);
    REQUIRE(above != planted_.end());
    sight.entry = sight.entry && this->sight(actor, *above).entry;
  }
  if (!sight.entry) sight.versions.assign(entry.versions.size(), false);
  return sight;
}

}  // namespace cairn::permissions
