// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "usecases/factors.hpp"
#include "usecases/signed_in.hpp"
#include "usecases/visitor.hpp"

/// Passkeys. The names within the options are the specification's own (WebAuthn Level 3, section 5.1.8), so that the browser
/// takes them as they are; bytes are base64url.
namespace cairn {

struct PasskeyRp {
  std::string id;
  Line name;
};
BOOST_DESCRIBE_STRUCT(PasskeyRp, (), (id, name))

struct PasskeyUser {
  std::string id;
  Line name;
  Line displayName;
};
BOOST_DESCRIBE_STRUCT(PasskeyUser, (), (id, name, displayName))

struct PasskeyAlgorithm {
  std::string type = "public-key";
  int alg = 0;
};
BOOST_DESCRIBE_STRUCT(PasskeyAlgorithm, (), (type, alg))

struct PasskeyName {
  std::string type = "public-key";
  std::string id;
};
BOOST_DESCRIBE_STRUCT(PasskeyName, (), (type, id))

struct PasskeySelection {
  std::string residentKey = "required";
  bool requireResidentKey = true;
  std::string userVerification = "required";
};
BOOST_DESCRIBE_STRUCT(PasskeySelection, (), (residentKey, requireResidentKey, userVerification))

struct PasskeyCreationOptions {
  PasskeyRp rp;
  PasskeyUser user;
  std::string challenge;
  std::vector<PasskeyAlgorithm> pubKeyCredParams;
  int timeout = 0;  ///< milliseconds
  std::vector<PasskeyName> excludeCredentials;
  PasskeySelection authenticatorSelection;
  std::string attestation = "none";
};
BOOST_DESCRIBE_STRUCT(PasskeyCreationOptions, (), (rp, user, challenge, pubKeyCredParams, timeout, excludeCredentials,
                                                   authenticatorSelection, attestation))

/// What navigator.credentials.create gets as `publicKey`.
struct PasskeyCreation {
  static constexpr std::string_view schema_name = "PasskeyCreation";
  PasskeyCreationOptions options;
};
BOOST_DESCRIBE_STRUCT(PasskeyCreation, (), (options))

struct PasskeyRequestOptions {
  std::string challenge;
  int timeout = 0;  ///< milliseconds
  std::string rpId;
  std::vector<PasskeyName> allowCredentials;
  std::string userVerification = "required";
};
BOOST_DESCRIBE_STRUCT(PasskeyRequestOptions, (), (challenge, timeout, rpId, allowCredentials, userVerification))

/// What navigator.credentials.get gets as `publicKey`.
struct PasskeyRequest {
  static constexpr std::string_view schema_name = "PasskeyRequest";
  PasskeyRequestOptions options;
};
BOOST_DESCRIBE_STRUCT(PasskeyRequest, (), (options))

/// What the browser gives for a new passkey, in base64url.
struct NewPasskeyCredential {
  std::string id;
  std::string client_data;
  std::string attestation;
};
BOOST_DESCRIBE_STRUCT(NewPasskeyCredential, (), (id, client_data, attestation))

struct NewPasskey {
  static constexpr std::string_view schema_name = "NewPasskey";
  Personal<100> name;  ///< what its owner calls it
  NewPasskeyCredential credential;
};
BOOST_DESCRIBE_STRUCT(NewPasskey, (), (name, credential))

/// What the browser gives for the use of a passkey, in base64url.
struct PasskeyCredential {
  std::string id;
  std::string client_data;
  std::string authenticator_data;
  std::string signature;
  std::optional<std::string> user_handle;
};
BOOST_DESCRIBE_STRUCT(PasskeyCredential, (), (id, client_data, authenticator_data, signature, user_handle))

struct PasskeySignIn {
  static constexpr std::string_view schema_name = "PasskeySignIn";
  PasskeyCredential credential;
  bool own_device = false;
};
BOOST_DESCRIBE_STRUCT(PasskeySignIn, (), (credential, own_device))

struct PasskeyConfirmation {
  static constexpr std::string_view schema_name = "PasskeyConfirmation";
  PasskeyCredential credential;
};
BOOST_DESCRIBE_STRUCT(PasskeyConfirmation, (), (credential))

/// A ceremony that begins before anybody is known: its options, and the token that ties it to the browser.
struct BegunAtDoor {
  PasskeyRequest request;
  std::string door;
};

/// Begins adding a passkey to one's own account.
Result<PasskeyCreation> begin_passkey(const Practice& practice, const Admission& admission, const Visitor& visitor);

/// Adds it. Errors: `refused` with one sentence for whatever was not right with it.
Result<Lifted> add_passkey(const Practice& practice, const Admission& admission, const NewPasskey& words, const Visitor& visitor);

/// Begins signing in by passkey, without a login.
Result<BegunAtDoor> begin_passkey_sign_in(const Practice& practice, const Admission& admission, const Visitor& visitor);

/// Signs in. Errors: `refused` with one sentence, whether the passkey is unknown or anything of it was not right.
Result<SignedIn> sign_in_by_passkey(const Practice& practice, const Admission& admission, const PasskeySignIn& words,
                                    const Visitor& visitor);

/// Begins proving anew, within one's session, with one of one's own passkeys. Errors: `refused` when one has none.
Result<PasskeyRequest> begin_passkey_confirmation(const Practice& practice, const Admission& admission, const Visitor& visitor);

/// Errors: as for signing in.
Result<SignedIn> confirm_by_passkey(const Practice& practice, const Admission& admission, const PasskeyConfirmation& words,
                                    const Visitor& visitor);

}  // namespace cairn
