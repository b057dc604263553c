package org.bailiwick.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.SignatureSpi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureChecksTest {
    private static final String CORRETTO = "AmazonCorrettoCryptoProvider";
    private static final String BOUNCY_CASTLE = "BC";

    @Test
    void platform_hasAProviderForEveryAlgorithm() {
        assertThat(SignatureChecks.platform().providers())
                .containsOnlyKeys(SignatureAlgorithm.values())
                .doesNotContainValue(CORRETTO);
    }

    @Test
    void corretto_isUsedForEveryAlgorithmAndInstalledNowhere() {
        assumeTrue(CryptoLibrary.CORRETTO.ifSound().isPresent(), "no Amazon Corretto Crypto Provider for this machine");

        assertThat(SignatureChecks.fastest().providers())
                .containsOnlyKeys(SignatureAlgorithm.values())
                .allSatisfy((algorithm, provider) -> assertThat(provider).isEqualTo(CORRETTO));
        assertThat(installed()).noneMatch(name -> name.contains("Corretto"));
    }

    private static List<String> installed() {
        return Arrays.stream(Security.getProviders()).map(Object::toString).toList();
    }

    @ParameterizedTest
    @EnumSource
    void bouncyCastleAlone_isUsedForAllButRsaAndInstalledNowhere(SignatureAlgorithm algorithm) {
        Map<SignatureAlgorithm, String> found =
                Providers.with(CryptoLibrary.BOUNCY_CASTLE).providers();

        assertThat(found.get(algorithm))
                .isEqualTo(
                        algorithm.keyType().equals("RSA")
                                ? SignatureChecks.platform().providers().get(algorithm)
                                : BOUNCY_CASTLE);
        assertThat(installed()).noneMatch(name -> name.startsWith(BOUNCY_CASTLE + " "));
    }

    @Test
    void libraries_areAskedTheFastestFirstAndOnlyWhileSomethingIsLeftToDo() {
        List<CryptoLibrary> asked = new ArrayList<>();
        Provider complete = new BouncyCastleProvider();

        SignatureChecks checks = SignatureChecks.fastest(library -> {
            asked.add(library);
            return Optional.of(complete);
        });

        assertThat(asked).containsExactly(CryptoLibrary.CORRETTO);
        assertThat(checks.providers()).containsOnlyKeys(SignatureAlgorithm.values());
        assertThat(checks.providers().values()).containsOnly(BOUNCY_CASTLE);
    }

    @Test
    void whatTheFirstLibraryLacks_isDoneByTheSecond() {
        Provider bouncyCastle = new BouncyCastleProvider();

        SignatureChecks checks = SignatureChecks.fastest(
                library -> Optional.of(library == CryptoLibrary.CORRETTO ? new Credulous() : bouncyCastle));

        assertThat(checks.of(SignatureAlgorithm.EdDSA).provider()).isInstanceOf(Credulous.class);
        assertThat(checks.of(SignatureAlgorithm.ES256).provider()).isSameAs(bouncyCastle);
        assertThat(checks.of(SignatureAlgorithm.RS256).provider()).isNotSameAs(bouncyCastle);
    }

    @Test
    void withoutAnyLibrary_thePlatformIsUsed() {
        assertThat(SignatureChecks.fastest(library -> Optional.empty()).providers())
                .isEqualTo(SignatureChecks.platform().providers());
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

    /** Stands for a library that gets signatures wrong: takes every one. */
    public static final class Credulous extends Provider {
        private static final long serialVersionUID = 1;

        public Credulous() {
            super("Credulous", "1", "takes every signature");
            put("Signature.Ed25519", Yes.class.getName());
        }
    }

    /** Stands for a library that gets signatures wrong: takes none. */
    public static final class Stubborn extends Provider {
        private static final long serialVersionUID = 1;

        public Stubborn() {
            super("Stubborn", "1", "takes no signature");
            put("Signature.SHA384withPLAIN-ECDSA", No.class.getName());
        }
    }

    /** Stands for a library of which parts are missing. */
    public static final class Crippled extends Provider {
        private static final long serialVersionUID = 1;

        public Crippled() {
            super("Crippled", "1", "has lost a class");
            put("Signature.Ed25519", "com.example.Absent");
        }
    }

    public static final class Yes extends Fixed {
        public Yes() {
            super(true);
        }
    }

    public static final class No extends Fixed {
        public No() {
            super(false);
        }
    }

    /** Says the same of every signature. */
    private abstract static class Fixed extends SignatureSpi {
        private final boolean answer;

        Fixed(boolean answer) {
            this.answer = answer;
        }

        @Override
        protected void engineInitVerify(PublicKey key) {}

        @Override
        protected void engineInitSign(PrivateKey key) {}

        @Override
        protected void engineUpdate(byte octet) {}

        @Override
        protected void engineUpdate(byte[] octets, int from, int length) {}

        @Override
        protected byte[] engineSign() {
            return new byte[0];
        }

        @Override
        protected boolean engineVerify(byte[] signature) {
            return answer;
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {}

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            return name;
        }
    }

    @ParameterizedTest
    @EnumSource
    void absentLibrary_isLeftOut(CryptoLibrary library) {
        assertThat(library.ifSound("com.example.Absent")).isEmpty();
        assertThat(library.ifSound(Broken.class.getName())).isEmpty();
        assertThat(library.ifSound(Map.class.getName())).isEmpty();
        assertThat(library.ifSound(String.class.getName())).isEmpty();
    }

    @Test
    void correttoThatFailsItsSelfTests_isLeftOut() {
        assertThat(CryptoLibrary.CORRETTO.ifSound(Unsound.class.getName())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(classes = {Credulous.class, Stubborn.class, Crippled.class})
    void libraryThatGetsAKnownSignatureWrong_isLeftOut(Class<?> wrong) {
        assertThat(CryptoLibrary.BOUNCY_CASTLE.ifSound(wrong.getName())).isEmpty();
    }

    @Test
    void knownSignatures_areJudgedRightByThePlatform() {
        for (KnownSignature known : KnownSignature.values()) {
            SignatureCheck platform = SignatureChecks.platform().of(known.algorithm());
            assertThat(known.isJudgedRightBy(platform)).as(known.name()).isTrue();
        }
    }

    private static List<SignatureChecks> everyProvider() {
        return Providers.all().stream().map(Named::getPayload).toList();
    }

    @ParameterizedTest
    @EnumSource
    void preparedKey_isEqualToTheOriginal(SignatureAlgorithm algorithm) {
        for (SignatureChecks checks : everyProvider()) {
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

        for (SignatureChecks checks : everyProvider()) {
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
