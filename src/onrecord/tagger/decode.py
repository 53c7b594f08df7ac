"""decode: scores of outside, beginning, inside -> phrases, the likeliest in which none begins in its middle."""

import numpy as np

from onrecord.tagger.tags import Scores

OUT, BEGIN, INSIDE = range(3)
_NEVER = -1e4


def phrases(scores: Scores) -> list[tuple[int, int]]:
    """First word and one past the last of each phrase, by Viterbi's algorithm over [words, 3] scores.

    Each word taken by itself would leave one-word fragments: an inside without its beginning, a gap of one word.
    """
    if not len(scores):
        return []
    logs = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    best = logs[0] + np.array([0.0, 0.0, _NEVER])  # nothing is inside before it has begun
    back = np.zeros((len(logs), 3), dtype=np.int64)
    for i in range(1, len(logs)):
        paths = best[:, None] + np.array([[0.0, 0.0, _NEVER], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]])
        back[i] = paths.argmax(0)
        best = paths.max(0) + logs[i]
    state = int(best.argmax())
    states = [state]
    for i in range(len(logs) - 1, 0, -1):
        state = int(back[i, state])
        states.append(state)
    return _runs(states[::-1])


def _runs(states: list[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for i, state in enumerate(states):
        if state == BEGIN:
            found.append((i, i + 1))
        elif state == INSIDE:
            found[-1] = (found[-1][0], i + 1)
    return found
