// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace cairn::statistics {

/// How many pieces of `size` a range of `count` falls into.
constexpr std::size_t blocks_of(std::size_t count, std::size_t size) { return (count + size - 1) / size; }

/// Calls `work(block)` for every block 0…blocks−1 on all cores; with one block, or one core, on this thread.
/// A block must write only to its own place; whoever adds the blocks up does so in their order, and so gets
/// the same digits whatever the number of cores. The first exception is thrown again here.
template <class Work>
void for_each_block(std::size_t blocks, const Work& work) {
  const std::size_t cores = std::max<std::size_t>(1, std::thread::hardware_concurrency());
  const std::size_t workers = std::min(cores, blocks);
  if (workers <= 1) {
    for (std::size_t block = 0; block < blocks; ++block) work(block);
    return;
  }
  std::atomic<std::size_t> next = 0;
  std::exception_ptr failure;
  std::mutex failing;
  const auto run = [&] {
    try {
      for (std::size_t block = next++; block < blocks; block = next++) work(block);
    } catch (...) {
      const std::scoped_lock lock(failing);
      failure = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < workers; ++i) others.emplace_back(run);
    run();
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace cairn::statistics
