package io.tdscaling.core.written;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.tdscaling.api.blueprint.Perturbation;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PerturbationKindsTest {
  @Test
  void kinds_areThoseOfTheInterface() {
    JsonSubTypes kinds = Perturbation.class.getAnnotation(JsonSubTypes.class);

    assertThat(PerturbationReader.kinds())
        .containsExactlyElementsOf(
            Arrays.stream(kinds.value()).map(JsonSubTypes.Type::name).toList());
  }
}
