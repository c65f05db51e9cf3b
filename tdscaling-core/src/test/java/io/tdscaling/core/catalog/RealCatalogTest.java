package io.tdscaling.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class RealCatalogTest {
  @Test
  void load_bothRealCatalogs_readsEveryToolWithoutProblem() throws IOException {
    LoadedCatalog loaded = CatalogFiles.load(RealCatalogs.files(), true);
    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.catalog().services()).hasSize(720);
    assertThat(loaded.catalog().size()).isEqualTo(9_047);
    assertThat(loaded.catalog().services()).allMatch(service -> !service.domains().isEmpty());
  }
}
