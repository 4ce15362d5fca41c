// SPDX-License-Identifier: Apache-2.0
#pragma once

// Only for connection.cpp.
#include <boost/asio/post.hpp>
#include <chrono>
#include <exception>
#include <memory>
#include <new>
#include <string>
#include <thread>
#include <utility>

#include "http/loop.hpp"

namespace cairn {

template <class T>
using Async = asio::awaitable<T, LoopExecutor>;

/// Does something that needs a little memory; where there is none it tries again until there is, for whoever waits for it
/// would wait for ever.
template <class Fn>
auto surely(const Fn& fn) {
  for (;;) {
    try {
      return fn();
    } catch (const std::bad_alloc&) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }
}

/// Lets a worker do `work` and comes back to the loop's thread with its result. What `work` throws is thrown here, and
/// so ends this one connection.
template <class Answer, class Work>
Async<Answer> on_worker(Loop& loop, Crew& crew, const std::string& sender, Work work) {
  struct Errand {
    Work work;
    std::exception_ptr failure{};
    Answer answer{};
  };
  // Made before anybody waits: from here on nothing may fail for want of memory.
  const auto errand = std::make_shared<Errand>(Errand{std::move(work)});
  auto initiate = [&loop, &crew, &sender, errand](auto handler) {
    const auto waiting = surely([&] { return std::make_shared<decltype(handler)>(std::move(handler)); });
    const auto come_back = [&crew, errand, waiting] {
      crew.lane.end_one();
      crew.start_next();
      (*waiting)(errand->failure, std::move(errand->answer));
    };
    const auto run = [&loop, errand, come_back] {
      try {
        errand->answer = errand->work();
      } catch (...) {
        errand->failure = std::current_exception();
      }
      surely([&] { asio::post(loop.io, come_back); });
    };
    const auto begin = [&crew, run] { surely([&] { asio::post(crew.threads, run); }); };
    surely([&] { crew.lane.add(sender, begin); });
    crew.start_next();
  };
  return asio::async_initiate<const asio::use_awaitable_t<LoopExecutor>, void(std::exception_ptr, Answer)>(
      std::move(initiate), asio::use_awaitable_t<LoopExecutor>{});
}

}  // namespace cairn
