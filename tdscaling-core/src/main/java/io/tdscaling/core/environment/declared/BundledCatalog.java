package io.tdscaling.core.environment.declared;

import io.tdscaling.api.tool.ServiceSpec;
import io.tdscaling.core.json.Json;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Business services that come with the library, so that it runs with nothing else installed. */
public final class BundledCatalog {
  private static final List<String> FILES =
      List.of(
          "banking.json",
          "billing.json",
          "calendar.json",
          "clinic.json",
          "cloud.json",
          "crm.json",
          "energy.json",
          "fleet.json",
          "helpdesk.json",
          "hr.json",
          "insurance.json",
          "library.json",
          "mail.json",
          "rentals.json",
          "restaurants.json",
          "shipping.json",
          "shop.json",
          "ticketing.json",
          "tracker.json",
          "travel.json",
          "warehouse.json");

  private BundledCatalog() {}

  /** Returns the services, in a fixed order. Read anew at every call. */
  public static List<ServiceSpec> services() {
    return FILES.stream().map(BundledCatalog::read).toList();
  }

  private static ServiceSpec read(String file) {
    try (InputStream in = BundledCatalog.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new FileNotFoundException("the library's jar lacks " + file);
      }
      return DeclaredServices.parse(Json.MAPPER.readTree(in), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
