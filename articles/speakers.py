"""Who speaks: a person, an organisation or an unnamed source, as a story describes them."""

from dataclasses import dataclass

from articles.speaker_words import THINGS, is_rank


@dataclass(frozen=True)
class Speaker:
    """Somebody as the story describes them; an organisation that speaks is its own name."""

    name: str = ""
    role: str = ""
    organisation: str = ""
    place: str = ""
    description: str = ""
    reason: str = ""

    @property
    def anonymous(self) -> bool:
        return bool(self.description) and not self.name

    @property
    def described_as(self) -> str:
        """The description for readers: "Mina Rahimi, head baker, Valley Bread Trust, Arvel"."""
        name, role = self.name or self.description, self.role
        if is_rank(role):
            name, role = f"{role} {name}", ""
        known = (name, role, self.organisation, self.place, self.reason)
        return ", ".join(dict.fromkeys(filter(None, known)))

    @property
    def is_organisation(self) -> bool:
        return bool(self.name) and self.name == self.organisation

    @property
    def is_person(self) -> bool:
        """Somebody with a role, or with a name of several words that is no place and no thing."""
        words = self.name.split()
        plain = len(words) > 1 and not any(word.lower() in THINGS for word in words)
        return bool(self.role or self.description or plain) and not self.is_organisation
