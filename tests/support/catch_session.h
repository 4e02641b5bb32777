#pragma once

namespace test {

/// What Catch2's own main does, for a program that has options of its own.
int run_catch(int argc, char** argv);

}  // namespace test
