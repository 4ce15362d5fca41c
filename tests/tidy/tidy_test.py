#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The checks have tests of their own: each one has to find what it is there for."""
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import check_claims  # noqa: E402
import check_floors  # noqa: E402
import check_tidy  # noqa: E402

HEAD = "// SPDX-License-Identifier: Apache-2.0\n"


class Floors(unittest.TestCase):
    def faults(self, files):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                path = Path(folder) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
            return check_floors.faults_in(Path(folder))

    def test_an_include_from_a_floor_above_is_found(self):
        files = {"base/a.hpp": '#include "domain/b.hpp"\n', "domain/b.hpp": ""}
        self.assertEqual(len(self.faults(files)), 1)

    def test_an_include_downwards_is_fine(self):
        self.assertEqual(self.faults({"domain/a.hpp": '#include "base/b.hpp"\n', "base/b.hpp": ""}), [])

    def test_a_heavy_library_away_from_home_is_found(self):
        self.assertEqual(len(self.faults({"domain/a.cpp": "#include <sodium.h>\n"})), 1)

    def test_a_circle_is_found(self):
        files = {"base/a.hpp": '#include "base/b.hpp"\n', "base/b.hpp": '#include "base/a.hpp"\n'}
        self.assertIn("circle", self.faults(files)[0])

    def test_a_path_upwards_is_found(self):
        self.assertEqual(len(self.faults({"base/a.hpp": '#include "../base/b.hpp"\n', "base/b.hpp": ""})), 1)


class Tidy(unittest.TestCase):
    def test_a_source_in_order_is_left_alone(self):
        self.assertEqual(check_tidy.check_source("src/base/x.cpp", HEAD + "int f() { return 1; }\n"), [])

    def test_each_banned_word_is_found_in_code_but_not_in_comments(self):
        for line in ["double d = std::atof(x);", "auto t = std::chrono::system_clock::now();", "assert(x);", "using namespace std;"]:
            self.assertTrue(check_tidy.check_source("src/base/x.cpp", HEAD + line + "\n"), line)
            self.assertFalse(check_tidy.check_source("src/base/x.cpp", HEAD + "// " + line + "\n"), line)

    def test_a_long_file_and_a_long_function_are_found(self):
        self.assertTrue(check_tidy.check_source("src/base/x.cpp", HEAD + "\n" * 500))
        body = "int f(int a) {\n" + "  a += 1;\n" * 70 + "  return a;\n}\n"
        self.assertTrue(any("function" in fault for fault in check_tidy.check_source("src/base/x.cpp", HEAD + body)))

    def test_markup_from_text_is_found_in_the_app(self):
        self.assertTrue(check_tidy.check_app("ui/src/shared/x.ts", "node.innerHTML = text;\n"))
        self.assertTrue(check_tidy.check_app("ui/src/shared/x.ts", 'fetch("https://example.org/x");\n'))
        self.assertFalse(check_tidy.check_app("ui/src/shared/x.ts", "node.textContent = text;\n"))


class Claims(unittest.TestCase):
    def test_a_claim_over_two_lines_and_with_other_marks_is_the_same_claim(self):
        self.assertEqual(check_claims.claims_in("shown by “of a thousand,\n each – is found”."), ["of a thousand each is found"])

    def test_tests_of_every_kind_are_known_and_no_others(self):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            for name, text in {"src/a_test.cpp": 'TEST_CASE("it holds") {', "tests/b/b_test.py": "def test_a_b(self):",
                               "ui/e2e/c.e2e.mjs": "test('a walk', async () => {", "src/a.cpp": 'TEST_CASE("not a test")'}.items():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(text)
            self.assertEqual(check_claims.tests_in(root), {"it holds", "a b", "a walk"})


if __name__ == "__main__":
    unittest.main()
