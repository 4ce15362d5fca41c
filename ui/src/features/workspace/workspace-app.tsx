// SPDX-License-Identifier: Apache-2.0

/** The therapist's workspace. */
export default function WorkspaceApp() {
  return null;
}
