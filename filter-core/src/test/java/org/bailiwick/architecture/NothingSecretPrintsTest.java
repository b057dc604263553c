package org.bailiwick.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bailiwick.config.Configuration;
import org.bailiwick.credential.Credential;
import org.bailiwick.token.Secret;
import org.bailiwick.token.VerifiedToken;
import org.bailiwick.transport.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No type of the core prints a token, a secret, or anything about the person a token is about. */
class NothingSecretPrintsTest {
    /** The numbers of a public key are no secret, though they are kept in a map of texts. */
    private static final Set<String> PUBLIC = Set.of("org.bailiwick.jose.JwkMaterial");

    /** Every record, and every class that says by itself how it prints. */
    static List<Class<?>> typesThatPrint() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.bailiwick").stream()
                        .filter(type ->
                                type.isRecord() || type.tryGetMethod("toString").isPresent())
                        .filter(type -> !type.isEnum() && !PUBLIC.contains(type.getName()))
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
    }

    @ParameterizedTest
    @MethodSource("typesThatPrint")
    void typeOfTheCore_printsNothingSecret(Class<?> type) {
        assertThat(MarkedValues.leaksOf(type)).isEmpty();
    }

    @Test
    void types_areThoseOfTheWholeCore() {
        assertThat(typesThatPrint())
                .hasSizeGreaterThan(50)
                .contains(
                        Configuration.class,
                        Credential.Bearer.class,
                        Question.class,
                        Secret.class,
                        VerifiedToken.class);
    }

    static Stream<Class<?>> leakyTypes() {
        return Stream.of(
                ByName.class,
                BySubject.class,
                InHeaders.class,
                InOctets.class,
                InTokensOfAList.class,
                Inside.class,
                Revealing.class,
                OneOfSeveral.class);
    }

    @ParameterizedTest
    @MethodSource("leakyTypes")
    void recordThatPrintsASecret_isCaught(Class<?> leaky) {
        assertThat(MarkedValues.leaksOf(leaky)).isNotEmpty();
    }

    @Test
    void recordThatHidesASecret_passes() {
        assertThat(MarkedValues.leaksOf(Hiding.class)).isEmpty();
    }

    @Test
    void typeThatCannotBeMade_isNotPassedOver() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MarkedValues.leaksOf(Unmade.class))
                .withMessageContaining("expected: one that is made by hand");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MarkedValues.leaksOf(Refusing.class))
                .withMessageContaining("expected: one that takes what is made here");
    }

    private record ByName(String clientSecret) {}

    private record BySubject(Optional<String> subject) {}

    private record InHeaders(Map<String, String> fields) {}

    private record InOctets(byte[] body) {
        @Override
        public String toString() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private record InTokensOfAList(List<String> accessTokens) {}

    private record Inside(Optional<ByName> name) {}

    private record Revealing(VerifiedToken token) {
        @Override
        public String toString() {
            return token.subject();
        }
    }

    private sealed interface Either {}

    private record Harmless(int number) implements Either {}

    private record Harmful(String password) implements Either {}

    private record OneOfSeveral(Either either) {}

    private record Hiding(Secret clientSecret, Credential credential, byte[] body, String name) {}

    private record Refusing(String name) {
        Refusing {
            if (!name.isEmpty()) {
                throw new IllegalArgumentException("name: " + name + " (expected: none)");
            }
        }
    }

    private static final class Unmade {
        @Override
        public String toString() {
            return "Unmade";
        }
    }
}
