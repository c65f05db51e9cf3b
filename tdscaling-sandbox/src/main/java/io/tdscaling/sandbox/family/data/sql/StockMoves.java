package io.tdscaling.sandbox.family.data.sql;

import static io.tdscaling.sandbox.family.data.build.Template.fill;

import io.tdscaling.api.code.CodeTask;
import io.tdscaling.sandbox.family.Draw;
import io.tdscaling.sandbox.family.data.build.Pools;
import java.time.LocalDate;
import java.util.List;

/** Questions about what came into warehouses and what went out. */
final class StockMoves {
  private static final List<String> PRODUCTS =
      List.of("Bolt M8", "Cable 3m", "Drill bit", "Filter", "Gasket", "Hose", "Lamp", "Pump");
  private static final List<String> SITES = List.of("North", "South", "Harbour");
  private static final LocalDate FIRST = LocalDate.of(2024, 2, 1);

  private StockMoves() {}

  static CodeTask task(Draw draw) {
    Database database = database(draw);
    Question question =
        switch (draw.number(0, 5)) {
          case 0 -> stock(draw);
          case 1 -> below(draw);
          case 2 -> lowest(draw);
          case 3 -> untouched(draw);
          case 4 -> pivot(draw);
          default -> weeks(draw);
        };
    return new SqlTelling(database, question, draw).task();
  }

  private static Database database(Draw draw) {
    Database database = new Database(draw.one("stock.db", "warehouse.db", "data.db"));
    Database.Table sites =
        database.table("warehouses", "id INTEGER PRIMARY KEY,\nname TEXT NOT NULL");
    for (int i = 0; i < SITES.size(); i++) {
      sites.row(i + 1, SITES.get(i));
    }
    Database.Table products =
        database.table(
            "products",
            "id INTEGER PRIMARY KEY,\nname TEXT NOT NULL,\nmin_stock INTEGER,\nunit_cost NUMERIC");
    for (int i = 0; i < PRODUCTS.size(); i++) {
      products.row(
          i + 1,
          PRODUCTS.get(i),
          i % 4 == 3 ? null : draw.number(60, 180),
          Pools.amount(draw, 90, 3900, 5));
    }
    Database.Table moves =
        database.table(
            "moves",
            """
            id INTEGER PRIMARY KEY,
            product_id INTEGER NOT NULL REFERENCES products(id),
            warehouse_id INTEGER NOT NULL REFERENCES warehouses(id),
            moved_on TEXT NOT NULL,
            direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
            quantity INTEGER NOT NULL
            """);
    for (int i = 1; i <= 58; i++) {
      boolean in = i <= 8 || draw.chance(0.45);
      moves.row(
          i,
          i <= 8 ? i : draw.number(1, 8),
          draw.number(1, 3),
          i <= 8 ? FIRST : Pools.day(draw, FIRST.plusDays(1), 90),
          in ? "in" : "out",
          i <= 8 ? draw.number(110, 190) : draw.number(2, 22));
    }
    database.peek("moves", "direction");
    database.peek("warehouses", "name");
    return database;
  }

  private static String signed(Draw draw) {
    return draw.one(
        "CASE WHEN m.direction = 'in' THEN m.quantity ELSE -m.quantity END",
        "CASE m.direction WHEN 'in' THEN m.quantity ELSE -m.quantity END",
        "IIF(m.direction = 'in', m.quantity, -m.quantity)");
  }

  private static Question stock(Draw draw) {
    boolean value = draw.chance(0.5);
    String site = draw.one(SITES);
    boolean one = draw.chance(0.5);
    String sql =
        fill(
                draw.one(
                    """
                SELECT p.name, <<measure>> AS stock
                FROM products AS p
                JOIN moves AS m ON m.product_id = p.id
                <<join>>
                GROUP BY p.id
                ORDER BY stock DESC, p.name
                """,
                    """
                WITH changes AS (
                  SELECT m.product_id, m.warehouse_id, <<signed>> AS change
                  FROM moves AS m
                )
                SELECT p.name, <<changed>> AS stock
                FROM changes AS m
                JOIN products AS p ON p.id = m.product_id
                <<join>>
                GROUP BY p.id
                ORDER BY stock DESC, p.name
                """),
                "measure",
                value ? "ROUND(SUM((SIGNED) * p.unit_cost), 2)" : "SUM(SIGNED)",
                "changed",
                value ? "ROUND(SUM(m.change * p.unit_cost), 2)" : "SUM(m.change)",
                "signed",
                "SIGNED",
                "join",
                one
                    ? "JOIN warehouses AS w ON w.id = m.warehouse_id AND w.name = '" + site + "'"
                    : "")
            .replace("SIGNED", signed(draw));
    return Question.of(
            "What is the %s of each product%s after all moves (in less out)? %s, highest first, equal ones by name."
                .formatted(
                    value ? "value in stock (quantity times unit cost, two decimals)" : "stock",
                    one ? " with moves at " + site : "",
                    value ? "Name and value" : "Name and quantity"),
            sql,
            "moves",
            "products",
            "warehouses")
        .saying("What went out counts as negative.")
        .answered("The list has {0} products.", "/row_count")
        .inOrder()
        .misnaming("m.quantity", "m.amount");
  }

  private static Question below(Draw draw) {
    String sql =
        draw.one(
                """
            WITH stock AS (
              SELECT m.product_id, SUM(SIGNED) AS quantity
              FROM moves AS m
              GROUP BY m.product_id
            )
            SELECT p.name, s.quantity, p.min_stock
            FROM stock AS s
            JOIN products AS p ON p.id = s.product_id
            WHERE s.quantity < p.min_stock
            ORDER BY p.min_stock - s.quantity DESC, p.name
            """,
                """
            SELECT p.name, SUM(SIGNED) AS quantity, p.min_stock
            FROM products AS p
            JOIN moves AS m ON m.product_id = p.id
            GROUP BY p.id
            HAVING quantity < p.min_stock
            ORDER BY p.min_stock - quantity DESC, p.name
            """,
                """
            SELECT name, quantity, min_stock
            FROM (
              SELECT p.name, p.min_stock, (
                SELECT SUM(SIGNED) FROM moves AS m WHERE m.product_id = p.id
              ) AS quantity
              FROM products AS p
              WHERE p.min_stock IS NOT NULL
            )
            WHERE quantity < min_stock
            ORDER BY min_stock - quantity DESC, name
            """)
            .replace("SIGNED", signed(draw));
    return Question.of(
            "Which products are below their minimum stock, over all warehouses (in less out)? Those without a minimum do not matter. Name, stock and minimum, the largest shortfall first, equal ones by name.",
            sql,
            "products",
            "moves")
        .saying("Stock against minimum.")
        .answered("{0} products are below their minimum.", "/row_count")
        .inOrder()
        .misnaming("min_stock", "minimum");
  }

  private static Question lowest(Draw draw) {
    int id = draw.number(1, PRODUCTS.size());
    String name = PRODUCTS.get(id - 1);
    String sql =
        fill(
                draw.one(
                    """
                WITH levels AS (
                  SELECT m.id, m.moved_on, SUM(SIGNED) OVER (ORDER BY m.moved_on, m.id) AS level
                  FROM moves AS m
                  JOIN products AS p ON p.id = m.product_id
                  WHERE p.name = '<<name>>'
                )
                SELECT moved_on, level
                FROM levels
                ORDER BY level, moved_on, id
                LIMIT 1
                """,
                    """
                SELECT a.moved_on, (
                  SELECT SUM(SIGNED)
                  FROM moves AS m
                  WHERE m.product_id = a.product_id
                    AND (m.moved_on < a.moved_on OR m.moved_on = a.moved_on AND m.id <= a.id)
                ) AS level
                FROM moves AS a
                WHERE a.product_id = (SELECT id FROM products WHERE name = '<<name>>')
                ORDER BY level, a.moved_on, a.id
                LIMIT 1
                """),
                "name",
                name)
            .replace("SIGNED", signed(draw));
    return Question.of(
            draw.one(
                    "Follow the stock of %s over all warehouses from move to move (by day, then id): when was it lowest, and how low? On ties the earliest move.",
                    "On which day was the running stock of %s (all warehouses, moves by day and id) at its lowest, and at what level? The earliest if there are several.")
                .formatted(name),
            sql,
            "moves",
            "products")
        .saying("A running sum over the moves.")
        .answered("The stock of " + name + " was lowest on {0}, at {1}.", "/rows/0/0", "/rows/0/1")
        .inOrder()
        .misnaming("m.direction", "m.type");
  }

  private static Question untouched(Draw draw) {
    String day = FIRST.plusDays(draw.number(50, 85)).toString();
    boolean out = draw.chance(0.5);
    String sql =
        fill(
                draw.one(
                    """
                SELECT p.name, MAX(m.moved_on) AS last
                FROM products AS p
                LEFT JOIN moves AS m ON m.product_id = p.id <<out>>
                GROUP BY p.id
                HAVING last IS NULL OR last < '<<day>>'
                ORDER BY p.name
                """,
                    """
                SELECT p.name, (
                  SELECT MAX(m.moved_on) FROM moves AS m WHERE m.product_id = p.id <<out>>
                ) AS last
                FROM products AS p
                WHERE NOT EXISTS (
                  SELECT 1 FROM moves AS m
                  WHERE m.product_id = p.id AND m.moved_on >= '<<day>>' <<out>>
                )
                ORDER BY p.name
                """),
                "day",
                day,
                "out",
                out ? "AND m.direction = 'out'" : "")
            .replace(" \n", "\n");
    return Question.of(
            "Which products had no move%s since %s (that day included)? Name and day of the last one, empty if there never was one, by name."
                .formatted(out ? " out" : "", day),
            sql,
            "products",
            "moves")
        .saying("The last move of each product.")
        .answered("Since " + day + " {0} products had none.", "/row_count")
        .inOrder()
        .misnaming("moved_on", "move_date");
  }

  private static Question pivot(Draw draw) {
    String direction = draw.one("in", "out");
    String sql =
        fill(
            draw.one(
                """
                SELECT p.name,
                  SUM(CASE WHEN w.name = 'North' THEN m.quantity ELSE 0 END) AS north,
                  SUM(CASE WHEN w.name = 'South' THEN m.quantity ELSE 0 END) AS south,
                  SUM(CASE WHEN w.name = 'Harbour' THEN m.quantity ELSE 0 END) AS harbour
                FROM moves AS m
                JOIN products AS p ON p.id = m.product_id
                JOIN warehouses AS w ON w.id = m.warehouse_id
                WHERE m.direction = '<<direction>>'
                GROUP BY p.id
                ORDER BY p.name
                """,
                """
                SELECT p.name,
                  COALESCE(SUM(m.quantity) FILTER (WHERE w.name = 'North'), 0) AS north,
                  COALESCE(SUM(m.quantity) FILTER (WHERE w.name = 'South'), 0) AS south,
                  COALESCE(SUM(m.quantity) FILTER (WHERE w.name = 'Harbour'), 0) AS harbour
                FROM products AS p
                JOIN moves AS m ON m.product_id = p.id AND m.direction = '<<direction>>'
                JOIN warehouses AS w ON w.id = m.warehouse_id
                GROUP BY p.name
                ORDER BY p.name
                """),
            "direction",
            direction);
    return Question.of(
            "Make a table of the quantities that %s, a row per product that has any, with a column for each of North, South and Harbour in that order (0 for none), by product."
                .formatted(direction.equals("in") ? "came in" : "went out"),
            sql,
            "moves",
            "products",
            "warehouses")
        .saying("A conditional sum for each warehouse.")
        .answered("The table has {0} products.", "/row_count")
        .inOrder()
        .misnaming("m.quantity", "m.units");
  }

  private static Question weeks(Draw draw) {
    String site = draw.one(SITES);
    boolean one = draw.chance(0.5);
    String format = draw.one("%Y-%m", "%Y-%W");
    boolean month = format.endsWith("m");
    String sql =
        fill(
            draw.one(
                """
                SELECT strftime('<<format>>', m.moved_on) AS period,
                  SUM(m.quantity) FILTER (WHERE m.direction = 'in') AS came,
                  SUM(m.quantity) FILTER (WHERE m.direction = 'out') AS went
                FROM moves AS m
                <<join>>
                GROUP BY period
                HAVING came > went
                ORDER BY period
                """,
                """
                WITH sums AS (
                  SELECT strftime('<<format>>', m.moved_on) AS period,
                    SUM(CASE WHEN m.direction = 'in' THEN m.quantity END) AS came,
                    SUM(CASE WHEN m.direction = 'out' THEN m.quantity END) AS went
                  FROM moves AS m
                  <<join>>
                  GROUP BY period
                )
                SELECT period, came, went FROM sums WHERE came > went ORDER BY period
                """),
            "format",
            format,
            "join",
            one ? "JOIN warehouses AS w ON w.id = m.warehouse_id AND w.name = '" + site + "'" : "");
    return Question.of(
            "In which %s with moves both ways did more come in than go out%s? %s, quantity in and quantity out, in order of time."
                .formatted(
                    month ? "months" : "weeks",
                    one ? " at " + site : "",
                    month ? "Month as YYYY-MM" : "Week as strftime's %Y-%W"),
            sql,
            "moves",
            "warehouses")
        .saying("In and out of each period side by side.")
        .answered("That is so in {0} " + (month ? "months" : "weeks") + ".", "/row_count")
        .inOrder()
        .misnaming("m.moved_on", "m.day");
  }
}
