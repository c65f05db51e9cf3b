package io.tdscaling.sandbox.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tdscaling.sandbox.Workspaces;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class WorkspaceLimitsTest {
  private static final WorkspaceLimits DEFAULTS = WorkspaceLimits.defaults();

  @Test
  void defaults_areAsDocumented() {
    assertThat(DEFAULTS)
        .isEqualTo(new WorkspaceLimits(1_048_576, 16_777_216, 2_000, 1_024, 32, 65_536));
    assertThat(Workspaces.ofDefaults().limits()).isEqualTo(DEFAULTS);
  }

  @Test
  void with_changesOneLimitEach() {
    assertThat(
            DEFAULTS
                .withMaxFileBytes(1)
                .withMaxTotalBytes(2)
                .withMaxEntries(3)
                .withMaxPathBytes(4)
                .withMaxDepth(5)
                .withMaxOutputBytes(6))
        .isEqualTo(new WorkspaceLimits(1, 2, 3, 4, 5, 6));
    assertThat(DEFAULTS).isEqualTo(WorkspaceLimits.defaults());
  }

  static Stream<Arguments> badLimits() {
    return Stream.of(
        bad(() -> DEFAULTS.withMaxFileBytes(0), "maxFileBytes must be positive, got 0"),
        bad(() -> DEFAULTS.withMaxTotalBytes(-1), "maxTotalBytes must be positive, got -1"),
        bad(() -> DEFAULTS.withMaxEntries(-2), "maxEntries must be positive, got -2"),
        bad(() -> DEFAULTS.withMaxPathBytes(-3), "maxPathBytes must be positive, got -3"),
        bad(() -> DEFAULTS.withMaxDepth(-4), "maxDepth must be positive, got -4"),
        bad(() -> DEFAULTS.withMaxOutputBytes(-5), "maxOutputBytes must be positive, got -5"));
  }

  @ParameterizedTest
  @MethodSource("badLimits")
  void with_notPositive_printsTheValue(Supplier<WorkspaceLimits> made, String message) {
    assertThatThrownBy(made::get).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  private static Arguments bad(Supplier<WorkspaceLimits> made, String message) {
    return Arguments.of(made, message);
  }
}
