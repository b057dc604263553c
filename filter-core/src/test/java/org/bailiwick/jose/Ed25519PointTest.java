package org.bailiwick.jose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.bailiwick.keys.SignatureAlgorithm;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

// JB-6
class Ed25519PointTest {
    private static boolean isSound(String hex) {
        return Ed25519Point.isSound(HexFormat.of().parseHex(hex));
    }

    @Test
    void publicKeysOfRfc8032_areSound() {
        assertThat(isSound("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"))
                .isTrue();
        assertThat(isSound("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"))
                .isTrue();
        assertThat(isSound("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"))
                .isTrue();
    }

    @RepeatedTest(20)
    void generatedKeys_areSound() {
        byte[] encoded =
                TestKeys.newPair(SignatureAlgorithm.Ed25519).getPublic().getEncoded();

        assertThat(Ed25519Point.isSound(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0100000000000000000000000000000000000000000000000000000000000000",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"
            })
    void pointsOfSmallOrder_areNot(String hex) {
        assertThat(isSound(hex)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0100000000000000000000000000000000000000000000000000000000000080",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
            })
    void encodingsThatAreNotCanonical_areNot(String hex) {
        assertThat(isSound(hex)).isFalse();
    }

    @Test
    void octetsThatAreNoPoint_areNot() {
        assertThat(isSound("0200000000000000000000000000000000000000000000000000000000000000"))
                .isFalse();
        assertThat(isSound("0700000000000000000000000000000000000000000000000000000000000000"))
                .isFalse();
    }
}
