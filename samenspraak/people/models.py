"""Who there is: partnerships, their schools, the people who can sign in, and what they are where."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac

ELSEWHERE = 3


class Partnership(models.Model):
    """A regional education partnership: the tenant to which every other row belongs."""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    route = models.CharField(max_length=40)
    """The name of the route that new cases follow."""

    def __str__(self) -> str:
        return self.name


class School(models.Model):
    """A school of a partnership: one address where it teaches."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="schools")
    name = models.CharField(max_length=200)
    place = models.CharField(max_length=100)
    region = models.CharField(max_length=60, blank=True)
    brin = models.CharField(max_length=4, blank=True)
    """The number of the school in the Dutch registry; empty when it is not known there."""
    location = models.CharField(max_length=2, blank=True)
    """Which address of the school it is in the registry (vestigingsnummer)."""
    street = models.CharField(max_length=200, blank=True)
    """With the number of the house."""
    postcode = models.CharField(max_length=6, blank=True)
    """In capital letters and without a blank."""
    board = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            # Two addresses of a school often have the same name in the same place: the registry tells them apart.
            models.UniqueConstraint(
                fields=["partnership", "name", "place"], condition=Q(brin=""), name="school_by_name_once"
            ),
            models.UniqueConstraint(
                fields=["partnership", "brin", "location"], condition=~Q(brin=""), name="school_of_registry_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.place}"

    @property
    def address(self) -> str:
        """Street, postcode and place in one line, as on an envelope."""
        town = f"{self.postcode[:4]} {self.postcode[4:]} {self.place}".strip()
        return f"{self.street}, {town}" if self.street else town


class SupportCentre(models.Model):
    """The desk of a partnership that one can call, for the whole of it or for a region."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="support_centres")
    region = models.CharField(max_length=60, blank=True)
    """Empty for a desk that is there for every school."""
    name = models.CharField(max_length=200)
    telephone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    office_hours = models.JSONField(default=dict, blank=True)
    """When someone answers, in words: a text for each language, such as {"nl": "…", "en": "…"}."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "region", "name"], name="support_centre_once"),
        ]

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    """Makes people who can sign in."""

    def make(self, handle: str, name: str, language: str = "nl") -> "User":
        """A person without a password: sign-in is by code, passkey or provider. IntegrityError when it exists."""
        user = self.model(handle=handle, name=name, language=language)
        user.set_unusable_password()
        user.save(using=self._db)
        return user

    def make_many(self, names: Mapping[str, str]) -> "list[User]":
        """The people with these handles; who is not there yet is made, with the name that belongs to the handle."""
        there = {one.handle: one for one in self.filter(handle__in=names)}
        new = [self.model(handle=handle, name=name) for handle, name in names.items() if handle not in there]
        for user in new:
            user.set_unusable_password()
        return [*there.values(), *self.bulk_create(new)]


class User(AbstractBaseUser):
    """A human being, known by one account in whatever roles."""

    handle = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=10, default="nl")
    is_active = models.BooleanField(default=True)
    session_version = models.PositiveIntegerField(default=0)
    """Goes up when every session of this person ends: see samenspraak.signin.sessions."""

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "handle"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        """What Django keeps in a session and compares at each request: another version ends the session."""
        return self._session_hash(settings.SECRET_KEY)

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """The same under each former secret key."""
        return map(self._session_hash, settings.SECRET_KEY_FALLBACKS)

    def _session_hash(self, secret: str | bytes) -> str:
        version = f"{self.pk}.{self.session_version}"
        return salted_hmac("samenspraak.people.session", version, secret=secret, algorithm="sha256").hexdigest()

    def get_short_name(self) -> str:
        """The first name, for the head of a page."""
        return self.name.split(" ")[0]


class Membership(models.Model):
    """What a user is for a partnership: a role of its route, at a school or in a pool when the role asks for that."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=40)
    school = models.ForeignKey(School, on_delete=models.CASCADE, null=True, blank=True)
    region = models.CharField(max_length=60, blank=True)
    pool = models.CharField(max_length=40, blank=True)
    languages = models.CharField(max_length=100, blank=True)
    """For a pool: the languages this person works in, separated by blanks."""
    telephone = models.CharField(max_length=30, blank=True)
    """On which anyone may call this person about a school: it stands on a public page, with the name. Else empty."""
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "user", "role", "school"],
                condition=Q(school__isnull=False),
                name="membership_of_school_once",
            ),
            models.UniqueConstraint(
                fields=["partnership", "user", "role", "region"],
                condition=Q(school=None),
                name="membership_once",
            ),
        ]
        indexes = [models.Index(fields=["partnership", "role"], condition=Q(is_active=True), name="membership_active")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"

    def distance(self, school: School) -> int:
        """How far someone's work is from a school, the smaller the nearer: at it, in its region, everywhere, or else.

        From `ELSEWHERE` on it is work for other schools.
        """
        if self.school_id is not None:
            return 0 if self.school_id == school.pk else ELSEWHERE
        if self.region:
            return 1 if self.region == school.region else ELSEWHERE
        return 2
