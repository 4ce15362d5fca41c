// SPDX-License-Identifier: Apache-2.0
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

afterEach(cleanup);

// Screens are loaded when they are opened; a busy machine takes its time over that.
configure({ asyncUtilTimeout: 15_000 });
