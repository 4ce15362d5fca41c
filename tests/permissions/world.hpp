// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "permissions/expectation.hpp"
#include "usecases/test_practice.hpp"

namespace cairn::permissions {

/// Somebody who asks: a token, and how they stand to each record of the world.
struct Actor {
  std::string name;  ///< for the messages of tests
  Role role = Role::client;
  AccountId account;
  std::string token;  ///< empty: nobody is signed in
  std::map<RecordId, Relationship> stands;

  Relationship to(RecordId record) const { return stands.at(record); }
  /// A token that opens no session here is nobody, whatever it once was.
  bool signed_in() const { return stands.begin()->second != Relationship::other; }
  Standing standing(RecordId record) const { return {role, to(record)}; }
  Party party(RecordId record) const {
    return role == Role::client && to(record) == Relationship::self ? Party::client : Party::therapist;
  }
};

/// One version that was written, with a word that stands nowhere else.
struct PlantedVersion {
  SeenBy choice = SeenBy::only_me;
  std::string canary;  ///< empty where the kind holds no words
};

/// One entry that was written.
struct Planted {
  EntryId id;
  Kind kind = Kind::goal;
  RecordId record;
  AccountId author;
  std::optional<EntryId> about;
  std::vector<PlantedVersion> versions;
};

/// What somebody may see of a planted entry: nothing, or some of its versions.
struct Sight {
  bool entry = false;
  std::vector<bool> versions;
};

/// Words for a body: what an entry of that kind says when this party writes it.
std::string body_of(Kind kind, Party author, const std::string& words, RecordId client_record = {});

/// The same entry as `body_of` gives, with a change that this party may make.
std::string amended_body(Kind kind, Party author, Party amender, const std::string& words,
                         RecordId client_record = {});

/// Stands in a body for the therapist whose work it is about: whoever sends it, or the one who treats the client.
inline constexpr std::string_view whose_work = "0123456789abcdef0123456789abcdef";

inline const std::string first_password = "a quiet lane by the harbour";

/// A practice with one client, two vaults, and somebody in every role and every relationship to each of them.
class World : public TestPractice {
 public:
  World();

  const ExpectedEntries& expected() const { return expected_; }
  const std::vector<Actor>& actors() const { return actors_; }
  const std::vector<Planted>& planted() const { return planted_; }
  const Actor& actor(const std::string& name) const;
  /// The records: the client's, the therapist's vault, the supervisor's vault.
  const std::vector<RecordId>& record_list() const { return records_; }
  RecordId client_record() const { return records_[0]; }
  RecordSort sort_of(RecordId record) const {
    return record == records_[0] ? RecordSort::client : RecordSort::vault;
  }

  /// Entries of every kind, by everybody who may write it, at every choice; some hang on a goal that is not
  /// shared, some were shared later, some taken back.
  void plant();

  /// What this actor may see of an entry, by the expectation alone.
  Sight sight(const Actor& actor, const Planted& entry) const;

  /// What an entry of that kind hangs on here.
  std::optional<EntryId> parent_of(Kind kind) const;

  /// Writes one entry of a kind, as this actor, and has to succeed.
  EntryId seed(const Actor& author, RecordId record, Kind kind, SeenBy choice);

  /// Sends one version, as this actor.
  Result<AppendAnswer> send(const Actor& actor, RecordId record, const NewVersion& version);

  /// Gives an actor another session, after what they did has ended theirs or changed its token.
  void renew(const Actor& actor);

  /// Another session of an actor.
  std::string enter_again(const Actor& actor) { return enter(actor.account); }
  static std::string login_of(const std::string& name) { return name + "@harbour.example"; }

 private:
  Actor& join(Role role, const std::string& name);
  void stand(const std::string& prefix, RecordId record, Relationship relationship);
  void people_from_elsewhere();
  Planted& put(const Actor& author, RecordId record, Kind kind, SeenBy choice, std::optional<EntryId> about);
  void again(Planted& entry, const Actor& author, SeenBy choice);
  void plant_parents();
  void plant_hidden();
  std::string canary(Kind kind);

  ExpectedEntries expected_ = read_expected_entries();
  std::vector<Actor> actors_;
  std::vector<RecordId> records_;
  std::vector<Planted> planted_;
  EntryId goal_;
  EntryId step_;
  EntryId scale_;
  int words_ = 0;
  TestPractice elsewhere_;
};

}  // namespace cairn::permissions
