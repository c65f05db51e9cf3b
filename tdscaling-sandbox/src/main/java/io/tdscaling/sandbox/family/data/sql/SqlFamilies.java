package io.tdscaling.sandbox.family.data.sql;

import io.tdscaling.api.code.CodeFamily;
import io.tdscaling.api.code.CodeKind;
import io.tdscaling.api.code.CodeTask;
import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.build.Family;
import java.util.List;
import java.util.function.Function;

/** The families of questions about a database. */
public final class SqlFamilies {
  private SqlFamilies() {}

  /** Returns all of them. */
  public static List<CodeFamily> all() {
    return List.of(
        family("sql-library-loans", LibraryLoans::task),
        family("sql-shop-orders", ShopOrders::task),
        family("sql-clinic-visits", ClinicVisits::task),
        family("sql-energy-meters", EnergyMeters::task),
        family("sql-staff", HrStaff::task),
        family("sql-fleet-trips", FleetTrips::task),
        family("sql-school-grades", SchoolGrades::task),
        family("sql-film-festival", FilmFestival::task),
        family("sql-stock-moves", StockMoves::task));
  }

  private static CodeFamily family(String id, Function<Draw, CodeTask> maker) {
    return Family.of(id, CodeKind.SQL, maker);
  }
}
