// SPDX-License-Identifier: Apache-2.0
// Every step that a relying party can check (WebAuthn Level 3, sections 7.1 and 7.2) has a ceremony here that is right in
// all but that step. The soft authenticator signs after the change, so that no other step can be what says no.
#include "vault/webauthn/ceremony.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <set>

#include "vault/webauthn/soft_authenticator.hpp"

using namespace cairn;
using namespace cairn::webauthn;

namespace {

const std::string challenge(32, 'c');
const std::string handle = "0123456789abcdef";
constexpr unsigned present = 0x01U;
constexpr unsigned verified = 0x04U;
constexpr unsigned eligible = 0x08U;
constexpr unsigned backed_up = 0x10U;

Registration expected_registration() {
  return {{"praxis.example.org", "https://praxis.example.org"}, challenge, algorithms, [](std::string_view) { return false; }};
}

/// One registration that may be changed at every place.
struct Making {
  SoftAuthenticator device;
  Saying saying;
  Registration expected = expected_registration();
  std::function<void(RegistrationAnswer&)> afterwards = [](RegistrationAnswer&) {};

  explicit Making(Algorithm algorithm = Algorithm::es256) : device(algorithm) { saying.challenge = challenge; }
  Checked<Credential> run() const {
    auto answer = device.register_as(saying);
    afterwards(answer);
    return check_registration(expected, answer);
  }
};

/// One assertion that may be changed at every place, of a passkey that was made before.
struct Using {
  SoftAuthenticator device;
  Saying saying;
  Credential stored;
  Assertion expected{{"praxis.example.org", "https://praxis.example.org"}, challenge, {}, handle, false};
  std::function<void(AssertionAnswer&)> afterwards = [](AssertionAnswer&) {};

  explicit Using(Algorithm algorithm = Algorithm::es256) : device(algorithm) {
    saying.challenge = challenge;
    device.user_handle = handle;
    stored = {device.id, device.cose(), 0, false, false};
  }
  Checked<Credential> run() const {
    auto answer = device.assert_as(saying);
    afterwards(answer);
    return check_assertion(expected, stored, answer);
  }
};

template <class Ceremony>
struct Step {
  std::string_view step;  ///< of the specification
  Fault fault;
  std::function<void(Ceremony&)> change;
};

/// Section 7.1, in its order.
const std::vector<Step<Making>> registration_steps = {
    {"7.1 JSON of the client data", Fault::client_data, [](Making& m) { m.saying.more_client_data = ",broken"; }},
    {"7.1 client data is an object", Fault::client_data,
     [](Making& m) { m.afterwards = [](RegistrationAnswer& a) { a.client_data = "[]"; }; }},
    {"7.1 type is webauthn.create", Fault::type, [](Making& m) { m.saying.type = "webauthn.get"; }},
    {"7.1 challenge is the one given", Fault::challenge, [](Making& m) { m.saying.challenge[31] = 'd'; }},
    {"7.1 challenge is whole", Fault::challenge, [](Making& m) { m.saying.challenge.pop_back(); }},
    {"7.1 origin is expected", Fault::origin, [](Making& m) { m.saying.origin = "https://praxis.example.org.evil.example"; }},
    {"7.1 origin: the scheme counts", Fault::origin, [](Making& m) { m.saying.origin = "http://praxis.example.org"; }},
    {"7.1 origin: the port counts", Fault::origin, [](Making& m) { m.saying.origin += ":8443"; }},
    {"7.1 crossOrigin is not expected", Fault::cross_origin, [](Making& m) { m.saying.more_client_data = R"(,"crossOrigin":true)"; }},
    {"7.1 crossOrigin is yes or no", Fault::cross_origin, [](Making& m) { m.saying.more_client_data = R"(,"crossOrigin":"false")"; }},
    {"7.1 topOrigin is not expected", Fault::top_origin,
     [](Making& m) { m.saying.more_client_data = R"(,"crossOrigin":false,"topOrigin":"https://evil.example")"; }},
    {"7.1 CBOR of the attestation object", Fault::attestation_object,
     [](Making& m) { m.afterwards = [](RegistrationAnswer& a) { a.attestation_object.pop_back(); }; }},
    {"7.1 attestation object ends where it ends", Fault::attestation_object,
     [](Making& m) { m.afterwards = [](RegistrationAnswer& a) { a.attestation_object += '\0'; }; }},
    {"6.1 authenticator data, all of it and no more", Fault::authenticator_data,
     [](Making& m) { m.saying.extensions = std::string(1, '\0'); }},
    {"7.1 rpIdHash", Fault::rp_id_hash, [](Making& m) { m.saying.rp_id = "example.org"; }},
    {"7.1 UP is set", Fault::user_present, [](Making& m) { m.saying.flags = verified; }},
    {"7.1 UV is set", Fault::user_verified, [](Making& m) { m.saying.flags = present; }},
    {"7.1 BS without BE", Fault::backup_flags, [](Making& m) { m.saying.flags = present | verified | backed_up; }},
    {"6.5 attested credential data is there", Fault::no_new_key, [](Making& m) { m.saying.without_key = true; }},
    {"7.1 alg is one that was offered", Fault::algorithm,
     [](Making& m) {
       static constexpr std::array others = {Algorithm::eddsa, Algorithm::rs256};
       m.expected.offered = others;
     }},
    {"7.1 alg is one that we know", Fault::algorithm,
     [](Making& m) {
       m.afterwards = [&m](RegistrationAnswer& a) {
         a = m.device.answer_with(m.saying, m.device.data_with(m.saying, m.device.cose(-37)));
       };
     }},
    {"7.1 alg fits the key", Fault::public_key,
     [](Making& m) {
       m.afterwards = [&m](RegistrationAnswer& a) {
         a = m.device.answer_with(m.saying, m.device.data_with(m.saying, m.device.cose(static_cast<int>(Algorithm::rs256))));
       };
     }},
    {"6.5.1.1 the point is on the curve", Fault::public_key,
     [](Making& m) {
       m.afterwards = [&m](RegistrationAnswer& a) {
         std::string cose = m.device.cose();
         cose.back() = static_cast<char>(cose.back() ^ 1);
         a = m.device.answer_with(m.saying, m.device.data_with(m.saying, cose));
       };
     }},
    {"7.1 attestation format is one of ours", Fault::attestation_format, [](Making& m) { m.saying.format = "fido-u2f"; }},
    {"8.7 a statement of none is empty", Fault::attestation_statement,
     [](Making& m) {
       m.saying.format = "packed";
       m.afterwards = [](RegistrationAnswer& a) { a.attestation_object.replace(a.attestation_object.find("fpacked"), 7, "dnone"); };
     }},
    {"8.2 self attestation: the signature", Fault::attestation_statement,
     [](Making& m) {
       m.saying.format = "packed";
       // the client data is signed as well, so that a member more breaks the signature and nothing else
       m.afterwards = [](RegistrationAnswer& a) { a.client_data.insert(a.client_data.size() - 1, R"(,"more":1)"); };
     }},
    {"8.2 self attestation: the algorithm", Fault::attestation_statement,
     [](Making& m) {
       m.saying.format = "packed";
       m.afterwards = [](RegistrationAnswer& a) {
         const auto at = a.attestation_object.find("calg") + 4;
         a.attestation_object[at] = static_cast<char>(0x27);  // -8, one byte as -7 is
       };
     }},
    {"7.1 credential id has at most 1023 bytes", Fault::credential_id_length, [](Making& m) { m.device.id = std::string(1024, 'i'); }},
    {"7.1 credential id is not empty", Fault::credential_id_length, [](Making& m) { m.device.id.clear(); }},
    {"5.1 the answer's id is the one in its data", Fault::credential_id,
     [](Making& m) { m.afterwards = [](RegistrationAnswer& a) { a.credential_id += 'x'; }; }},
    {"7.1 credential id is nobody's yet", Fault::credential_taken,
     [](Making& m) { m.expected.is_taken = [&m](std::string_view id) { return id == m.device.id; }; }},
};

/// Section 7.2, in its order.
const std::vector<Step<Using>> assertion_steps = {
    {"7.2 allowCredentials", Fault::not_allowed, [](Using& u) { u.expected.allowed = {"another", "and another"}; }},
    {"7.2 the stored credential is the answer's", Fault::credential_id, [](Using& u) { u.stored.id = "another"; }},
    {"7.2 userHandle is there when nobody was known before", Fault::user_handle,
     [](Using& u) { u.afterwards = [](AssertionAnswer& a) { a.user_handle.reset(); }; }},
    {"7.2 userHandle is the account's", Fault::user_handle, [](Using& u) { u.device.user_handle = "fedcba9876543210"; }},
    {"7.2 userHandle is the account's, known before or not", Fault::user_handle,
     [](Using& u) {
       u.expected.user_known_before = true;
       u.device.user_handle.pop_back();
     }},
    {"7.2 JSON of the client data", Fault::client_data, [](Using& u) { u.saying.more_client_data = ",broken"; }},
    {"7.2 type is webauthn.get", Fault::type, [](Using& u) { u.saying.type = "webauthn.create"; }},
    {"7.2 challenge is the one given", Fault::challenge, [](Using& u) { u.saying.challenge[0] = 'd'; }},
    {"7.2 origin is expected", Fault::origin, [](Using& u) { u.saying.origin = "https://evil.example"; }},
    {"7.2 crossOrigin is not expected", Fault::cross_origin, [](Using& u) { u.saying.more_client_data = R"(,"crossOrigin":true)"; }},
    {"7.2 topOrigin is not expected", Fault::top_origin,
     [](Using& u) { u.saying.more_client_data = R"(,"topOrigin":"https://praxis.example.org")"; }},
    {"6.1 authenticator data, all of it and no more", Fault::authenticator_data, [](Using& u) { u.saying.extensions = "x"; }},
    {"7.2 rpIdHash", Fault::rp_id_hash, [](Using& u) { u.saying.rp_id = "praxis.example.com"; }},
    {"7.2 UP is set", Fault::user_present, [](Using& u) { u.saying.flags = verified; }},
    {"7.2 UV is set", Fault::user_verified, [](Using& u) { u.saying.flags = present; }},
    {"7.2 BS without BE", Fault::backup_flags, [](Using& u) { u.saying.flags = present | verified | backed_up; }},
    {"7.2 BE is what it was", Fault::backup_eligibility, [](Using& u) { u.saying.flags = present | verified | eligible; }},
    {"7.2 BE is what it was, the other way", Fault::backup_eligibility, [](Using& u) { u.stored.backup_eligible = true; }},
    {"7.2 signature", Fault::signature,
     [](Using& u) { u.afterwards = [](AssertionAnswer& a) { a.signature.back() = static_cast<char>(a.signature.back() ^ 1); }; }},
    {"7.2 signature: of this key", Fault::signature, [](Using& u) { u.stored.cose = SoftAuthenticator().cose(); }},
    {"7.2 signature: over the client data", Fault::signature,
     [](Using& u) { u.afterwards = [](AssertionAnswer& a) { a.client_data.insert(a.client_data.size() - 1, R"(,"more":1)"); }; }},
    {"7.2 signature: over the authenticator data", Fault::signature,
     [](Using& u) { u.afterwards = [](AssertionAnswer& a) { a.authenticator_data[36] = 1; }; }},
    {"7.2 signCount grows", Fault::sign_count,
     [](Using& u) {
       u.stored.sign_count = 5;
       u.saying.sign_count = 5;
     }},
    {"7.2 signCount does not fall back to none", Fault::sign_count, [](Using& u) { u.stored.sign_count = 5; }},
};

constexpr std::string_view fault_name(const Checked<Credential>& answer) { return answer ? "it was taken" : name_of(answer.error()); }

}  // namespace

TEST_CASE("a registration that is right is taken, with a key of each algorithm, without and with self attestation") {
  for (const Algorithm algorithm : algorithms)
    for (const auto* format : {"none", "packed"})
      for (const unsigned backup : {0U, eligible, eligible | backed_up}) {
        Making making(algorithm);
        making.saying.format = format;
        making.saying.flags |= backup;
        making.saying.sign_count = 7;
        const auto made = making.run();
        CAPTURE(static_cast<int>(algorithm));
        CAPTURE(format);
        REQUIRE_MESSAGE(made.has_value(), fault_name(made));
        CHECK(made->id == making.device.id);
        CHECK(made->cose == making.device.cose());
        CHECK(made->sign_count == 7);
        CHECK(made->backup_eligible == (backup != 0));
        CHECK(made->backed_up == (backup == (eligible | backed_up)));
      }
}

TEST_CASE("a registration with one thing changed is refused at just that step") {
  for (const auto& step : registration_steps) {
    Making making;
    REQUIRE(making.run().has_value());
    step.change(making);
    const auto answer = making.run();
    CAPTURE(step.step);
    CHECK_MESSAGE((!answer && answer.error() == step.fault), fault_name(answer));
  }
}

TEST_CASE("self attestation is checked with each algorithm") {
  for (const Algorithm algorithm : algorithms) {
    Making making(algorithm);
    making.saying.format = "packed";
    making.afterwards = [](RegistrationAnswer& a) { a.client_data.insert(a.client_data.size() - 1, R"(,"more":1)"); };
    CHECK(making.run() == std::unexpected(Fault::attestation_statement));
  }
}

TEST_CASE("what a browser may add is passed over: members that are not known, extensions, crossOrigin that says no") {
  Making making;
  making.saying.more_client_data = R"(,"crossOrigin":false,"other_keys_can_be_added_here":"so be ready for them")";
  making.saying.flags |= 0x80U;
  making.saying.extensions = write::map(1) + write::text("credProtect") + write::number(2);
  CHECK(making.run().has_value());
  Using usage;
  usage.saying.more_client_data = making.saying.more_client_data;
  usage.saying.flags |= 0x80U;
  usage.saying.extensions = making.saying.extensions;
  CHECK(usage.run().has_value());
}

TEST_CASE("a credential id of 1023 bytes is the longest, and every byte of it is kept") {
  Making making;
  making.device.id = std::string(1023, 'i');
  REQUIRE(making.run().has_value());
  CHECK(making.run()->id.size() == 1023);
}

TEST_CASE("an assertion that is right is taken, with a key of each algorithm, and gives the state to keep") {
  for (const Algorithm algorithm : algorithms) {
    Using usage(algorithm);
    usage.saying.sign_count = 9;
    usage.stored.sign_count = 8;
    usage.stored.backup_eligible = true;
    usage.saying.flags |= eligible | backed_up;
    usage.expected.allowed = {"another", usage.device.id};
    const auto used = usage.run();
    REQUIRE_MESSAGE(used.has_value(), fault_name(used));
    CHECK(used->sign_count == 9);
    CHECK(used->backed_up);
    CHECK(used->id == usage.stored.id);
    CHECK(used->cose == usage.stored.cose);
  }
}

TEST_CASE("an assertion with one thing changed is refused at just that step, whatever the algorithm") {
  for (const Algorithm algorithm : algorithms)
    for (const auto& step : assertion_steps) {
      Using usage(algorithm);
      REQUIRE(usage.run().has_value());
      step.change(usage);
      const auto answer = usage.run();
      CAPTURE(step.step);
      CAPTURE(static_cast<int>(algorithm));
      CHECK_MESSAGE((!answer && answer.error() == step.fault), fault_name(answer));
      }
}

TEST_CASE("somebody who was known before need not be named, and a counter that stays at none is no counter") {
  Using usage;
  usage.expected.user_known_before = true;
  usage.afterwards = [](AssertionAnswer& a) { a.user_handle.reset(); };
  CHECK(usage.run().has_value());
  CHECK(usage.run()->sign_count == 0);
}

TEST_CASE("each kind of fault is what some step says") {
  std::set<Fault> said;
  for (const auto& step : registration_steps) said.insert(step.fault);
  for (const auto& step : assertion_steps) said.insert(step.fault);
  for_each_value<Fault>([&](std::string_view name, Fault fault) { CHECK_MESSAGE(said.contains(fault), name); });
}

TEST_CASE("the challenge is found in a client data, and in nothing else") {
  CHECK(challenge_in(SoftAuthenticator::client_data({.challenge = challenge}, "webauthn.get")) == challenge);
  for (const auto* text : {"", "{}", "[]", R"({"challenge":1})", R"({"challenge":"!"})", R"({"challenge":"YQ")"})
    CHECK_MESSAGE(!challenge_in(text).has_value(), text);
}
