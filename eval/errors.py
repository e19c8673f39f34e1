"""What can go wrong in an evaluation, each with what happened, which value, and what to do.

EvalError                 base; the command line shows its text in one line and exits with 2
├── QuestionFileError     a file of questions can't be read, or a row of it is malformed
├── CorpusMismatchError   a quote of a question set doesn't stand in the documents that were given
├── AnswerFileError       a file of answers can't be read or doesn't belong to the question set
├── RunFolderError        a run folder can't be written or read
├── ComparisonError       the run to compare with used other questions
└── LimitError            a limit names no known measure, or its value is no number
"""

from __future__ import annotations


class EvalError(Exception):
    """Base of all errors that an evaluator can mend; the message is one line."""


class QuestionFileError(EvalError):
    """A file of questions can't be read, is empty, or one of its rows is malformed."""


class CorpusMismatchError(EvalError):
    """Evidence of a question set doesn't stand in the documents that were given."""


class AnswerFileError(EvalError):
    """A file of answers can't be read, or holds no answer to the question set."""


class RunFolderError(EvalError):
    """A run folder can't be written, or a run can't be read from it."""


class ComparisonError(EvalError):
    """The run to compare with used other questions."""


class LimitError(EvalError):
    """A limit names no known measure or set, or its value is no number."""
