package org.bailiwick.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Map;
import org.bailiwick.keys.SignatureAlgorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignatureChecksTest {
    private static final String CORRETTO = "AmazonCorrettoCryptoProvider";

    @Test
    void platform_hasAProviderForEveryAlgorithm() {
        assertThat(SignatureChecks.platform().providers())
                .containsOnlyKeys(SignatureAlgorithm.values())
                .doesNotContainValue(CORRETTO);
    }

    @Test
    void corretto_isUsedForEveryAlgorithmAndInstalledNowhere() {
        assumeTrue(CorrettoProvider.ifHealthy().isPresent(), "no Amazon Corretto Crypto Provider for this machine");

        assertThat(SignatureChecks.fastest().providers())
                .containsOnlyKeys(SignatureAlgorithm.values())
                .allSatisfy((algorithm, provider) -> assertThat(provider).isEqualTo(CORRETTO));
        assertThat(Arrays.stream(Security.getProviders()).map(Object::toString))
                .noneMatch(name -> name.contains("Corretto"));
    }

    @Test
    void absentCorretto_leavesThePlatform() {
        assertThat(CorrettoProvider.ifHealthy("com.example.Absent")).isEmpty();
    }

    /** Stands for a provider whose native part does not load. */
    public static final class Unsound extends Provider {
        public static final Unsound INSTANCE = new Unsound();
        private static final long serialVersionUID = 1;

        private Unsound() {
            super("Unsound", "1", "fails its self tests");
        }

        public void assertHealthy() {
            throw new IllegalStateException("self test failed");
        }
    }

    /** Stands for a library that cannot even be initialized. */
    public static final class Broken {
        public static final Object INSTANCE = fail();

        private static Object fail() {
            throw new IllegalStateException("broken");
        }
    }

    @Test
    void unsoundCorretto_leavesThePlatform() {
        assertThat(CorrettoProvider.ifHealthy(Unsound.class.getName())).isEmpty();
        assertThat(CorrettoProvider.ifHealthy(Broken.class.getName())).isEmpty();
        assertThat(CorrettoProvider.ifHealthy(String.class.getName())).isEmpty();
    }

    @Test
    void algorithmThatTheProviderLacks_isLeftToThePlatform() {
        SignatureChecks checks = SignatureChecks.preferring(Unsound.INSTANCE);

        assertThat(checks.providers()).isEqualTo(SignatureChecks.platform().providers());
        assertThat(checks.of(SignatureAlgorithm.ES256).provider()).isNotSameAs(Unsound.INSTANCE);
    }

    @ParameterizedTest
    @EnumSource
    void preparedKey_isEqualToTheOriginal(SignatureAlgorithm algorithm) {
        for (SignatureChecks checks : new SignatureChecks[] {SignatureChecks.platform(), SignatureChecks.fastest()}) {
            assertThat(checks.of(algorithm).prepare(TestKeys.pair(algorithm).getPublic()))
                    .hasValueSatisfying(key -> assertThat(key.getEncoded())
                            .isEqualTo(TestKeys.pair(algorithm).getPublic().getEncoded()));
        }
    }

    @ParameterizedTest // JB-2
    @EnumSource
    void keyOfAnotherType_cannotBePrepared(SignatureAlgorithm algorithm) {
        SignatureAlgorithm other =
                algorithm.keyType().equals("RSA") ? SignatureAlgorithm.ES256 : SignatureAlgorithm.RS256;

        for (SignatureChecks checks : new SignatureChecks[] {SignatureChecks.platform(), SignatureChecks.fastest()}) {
            assertThat(checks.of(algorithm).prepare(TestKeys.pair(other).getPublic()))
                    .isEmpty();
        }
    }

    @Test // JB-2
    void keyOnAnotherCurve_cannotBePrepared() {
        assertThat(SignatureChecks.platform()
                        .of(SignatureAlgorithm.ES256)
                        .prepare(TestKeys.pair(SignatureAlgorithm.ES384).getPublic()))
                .isEmpty();
    }

    @Test
    void algorithmNobodyHas_isRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SignatureChecks(Map.of()).of(SignatureAlgorithm.ES256))
                .withMessageContaining("ES256");
    }
}
