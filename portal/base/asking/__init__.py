"""Questions that editors write, the forms made of them, and what was answered.

`Question` rows → `question_set` → `FrozenQuestions.freeze` and `form_class` → `answers_of`, `keep_files`,
`claim_files` → `shown_answers`. The words may change and be translated; keys and answers stay.
"""

from .answers import Answers, answers_of, initial_of, shown_answers
from .checks import check_questions
from .choices import FileKind, Kind, Per
from .drafts import claim_files, handed_out, keep_files, read_draft
from .forms import QuestionForm, form_class
from .models import FrozenQuestions, StoredFile
from .questions import Question
from .sets import Asked, Option, QuestionSet, question_set

__all__ = [
    "Answers",
    "Asked",
    "FileKind",
    "FrozenQuestions",
    "Kind",
    "Option",
    "Per",
    "Question",
    "QuestionForm",
    "QuestionSet",
    "StoredFile",
    "answers_of",
    "check_questions",
    "claim_files",
    "form_class",
    "handed_out",
    "initial_of",
    "keep_files",
    "question_set",
    "read_draft",
    "shown_answers",
]
