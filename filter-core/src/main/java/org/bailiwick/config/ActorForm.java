package org.bailiwick.config;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bailiwick.config.ActorSettings.Source;
import org.bailiwick.token.Scopes;

/** The keys under {@code actor} of a next hop: who acts for the caller. */
final class ActorForm {
    static final Key<From> VIA = Key.required(
            "via",
            Kinds.choice(From.values(), Kinds::hyphenated),
            "Where the actor's token comes from. `client-credentials`: from the authority that is asked, by that grant."
                    + " `file`: a JWT that something else puts there.");
    static final Key<String> SUBJECT = Key.required(
            "subject",
            Kinds.TEXT,
            "The actor's `sub`: that of the outermost `act` in the new token, within which are the caller's actors.");
    static final Key<List<Located<String>>> SCOPES = Key.withDefault(
            "scopes", ListOf.any(Kinds.SCOPE), "[]", "The scopes that are asked for with the actor's token.");
    static final Key<Path> FILE =
            Key.required("file", new FileName(), "The file with the JWT; read again when it has changed.");

    static final Kind<Fields> KIND = new Variants<>(
            VIA,
            Kinds::hyphenated,
            new EnumMap<>(Map.of(
                    From.CLIENT_CREDENTIALS, Form.of(VIA, SUBJECT, SCOPES), From.FILE, Form.of(VIA, SUBJECT, FILE))));

    private ActorForm() {}

    /** Where an actor's token comes from. */
    enum From {
        CLIENT_CREDENTIALS,
        FILE
    }

    static ActorSettings build(Fields fields) {
        Source source = switch (fields.get(VIA)) {
            case CLIENT_CREDENTIALS -> new Source.ClientCredentials(Scopes.of(Located.values(fields.get(SCOPES))));
            case FILE -> new Source.InFile(fields.get(FILE));
        };
        return new ActorSettings(fields.get(SUBJECT), source);
    }
}
