package io.tdscaling.api.evolution;

import static io.tdscaling.api.Samples.read;
import static io.tdscaling.api.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.tdscaling.api.trajectory.ReasoningMode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EvolutionRecordsTest {
  @Test
  void cell_order_isDomainThenModeThenBand() {
    Cell[] sorted = {
      new Cell("", ReasoningMode.REFUSING, ComplexityBand.HIGH),
      new Cell("a", ReasoningMode.SEQUENTIAL, ComplexityBand.LOW),
      new Cell("a", ReasoningMode.SEQUENTIAL, ComplexityBand.HIGH),
      new Cell("a", ReasoningMode.PARALLEL, ComplexityBand.LOW),
      new Cell("b", ReasoningMode.SEQUENTIAL, ComplexityBand.LOW)
    };
    assertThat(Stream.of(sorted[4], sorted[2], sorted[0], sorted[3], sorted[1]).sorted())
        .containsExactly(sorted);
  }

  @ParameterizedTest
  @CsvSource({
    "0, LOW",
    "4095, LOW",
    "4096, MEDIUM",
    "10239, MEDIUM",
    "10240, HIGH",
    "9223372036854775807, HIGH",
    "-1, LOW"
  })
  void band_ofComplexity_holdsItsLowerBound(long complexity, ComplexityBand band) {
    assertThat(ComplexityBand.of(complexity)).isEqualTo(band);
  }

  @Test
  void band_from_isTheLeastComplexityOfTheBand() {
    for (ComplexityBand band : ComplexityBand.values()) {
      assertThat(ComplexityBand.of(band.from())).isEqualTo(band);
      assertThat(band == ComplexityBand.LOW || ComplexityBand.of(band.from() - 1) != band).isTrue();
    }
  }

  @Test
  void target_free_hasNoCell() {
    assertThat(SteeringTarget.FREE.cell()).isEmpty();
    assertThat(read(write(SteeringTarget.FREE), SteeringTarget.class))
        .isEqualTo(SteeringTarget.FREE);
  }

  @Test
  void target_atCell_roundTripsThroughJson() {
    Cell cell = new Cell("travel", ReasoningMode.CODE_AIDED, ComplexityBand.MEDIUM);
    SteeringTarget target = SteeringTarget.at(cell);
    assertThat(target.cell()).contains(cell);
    assertThat(write(target))
        .isEqualTo(
            "{\"aim\":{\"domain\":\"travel\",\"mode\":\"code_aided\",\"band\":\"medium\"},"
                + "\"descent\":null}");
    assertThat(read(write(target), SteeringTarget.class)).isEqualTo(target);
    assertThat(target.origin()).isEmpty();
  }

  @Test
  void target_byDescent_roundTripsThroughJson() {
    Cell cell = new Cell("travel", ReasoningMode.PARALLEL, ComplexityBand.HIGH);
    Cell from = new Cell("travel", ReasoningMode.SEQUENTIAL, ComplexityBand.MEDIUM);
    SteeringTarget target = SteeringTarget.at(cell).by(new Descent(from, Mutation.HOP));

    assertThat(target.cell()).contains(cell);
    assertThat(target.origin()).contains(new Descent(from, Mutation.HOP));
    assertThat(write(target)).contains("\"mutation\":\"hop\"");
    assertThat(read(write(target), SteeringTarget.class)).isEqualTo(target);
  }

  @Test
  void cellReport_json_roundTrips() {
    Cell cell = new Cell("travel", ReasoningMode.PARALLEL, ComplexityBand.LOW);
    CellReport report = new CellReport(cell, 5, 4, 2, 3, 1000, 1, 0.25);
    assertThat(read(write(report), CellReport.class)).isEqualTo(report);
  }
}
