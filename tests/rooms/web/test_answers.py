"""Answers come out of the gate's thread, each to the one who waits for it, none left behind."""

import asyncio
import threading
from concurrent.futures import Future
from uuid import uuid4

from clearline.contact.draft import Answer, Problem
from clearline.web.answers import Answers


def some(count: int) -> list[Answer]:
    return [Answer(uuid4(), place=place) for place in range(count)]


def test_each_answer_comes_to_the_one_who_waits_for_it() -> None:
    given = some(200)
    told: list[Future[Answer]] = [Future() for _ in given]

    def settle() -> None:
        for one, answer in zip(told, given, strict=True):
            one.set_result(answer)

    async def ask() -> list[Answer]:
        answers = Answers()
        waiting = [answers.of(one) for one in told]
        gate = threading.Thread(target=settle)
        gate.start()
        found = await asyncio.gather(*waiting)
        gate.join()
        return found

    assert asyncio.run(ask()) == given


def test_an_answer_that_was_there_before_comes_too() -> None:
    told: Future[Answer] = Future()
    told.set_result(Answer(uuid4(), problem=Problem.BUSY))

    async def ask() -> Answer:
        return await Answers().of(told)

    assert asyncio.run(ask()) == told.result()


def test_whoever_hung_up_keeps_nobody_else_from_an_answer() -> None:
    first: Future[Answer] = Future()
    second: Future[Answer] = Future()
    gone, here = some(2)

    async def ask() -> tuple[bool, Answer]:
        answers = Answers()
        leaving, staying = answers.of(first), answers.of(second)
        leaving.cancel()
        first.set_result(gone)
        second.set_result(here)
        return leaving.cancelled(), await staying

    assert asyncio.run(ask()) == (True, here)
