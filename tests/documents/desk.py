"""The page of documents as a test uses it."""

import re
from io import BytesIO

from samenspraak.documents.models import Document
from tests.documents import files


class Desk:
    """Puts, looks and saves as someone of the cast."""

    def __init__(self, walk, visit):
        self.walk, self.visit = walk, visit

    @property
    def address(self):
        return f"/{self.walk.case.partnership.slug}/cases/{self.walk.case.reference}/documents/"

    def send(self, who, *sent, readers="mediation:everyone", to="", **more):
        """Send files, each as a name with its content."""
        given = []
        for name, content in sent:
            file = BytesIO(content)
            file.name = name
            given.append(file)
        form = {"readers": readers, "submission": "once", "files": given, **more}
        return self.visit(who).post(self.address + to, {name: one for name, one in form.items() if one is not None})

    def put(self, who="samira", name="brief.pdf", content=None, **more):
        """Send one good file; the document."""
        before = set(Document.objects.values_list("pk", flat=True))
        more.setdefault("submission", f"{who}-{name}-{len(before)}")
        answer = self.send(who, (name, files.pdf() if content is None else content), **more)
        assert answer.status_code == 302, words(answer)
        return Document.objects.exclude(pk__in=before).get()

    def page(self, who):
        return words(self.visit(who).get(self.address))

    def save(self, who, document):
        return self.visit(who).get(f"{self.address}{document.pk}/")

    def reads(self, who, document):
        """Whether someone gets the content."""
        answer = self.save(who, document)
        return answer.status_code == 200 and bool(answer.getvalue())


def words(answer):
    """The words of a page, without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())
