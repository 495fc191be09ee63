package th.localpolicy.reporting;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.sheet.Cell;
import th.localpolicy.platform.sheet.SheetFormat;
import th.localpolicy.platform.sheet.SheetLimits;
import th.localpolicy.platform.sheet.SheetReader;
import th.localpolicy.platform.sheet.Step;
import th.localpolicy.platform.sheet.Upload;

/** A sheet as somebody who opens it sees it. */
public record ReadSheet(List<String> header, List<List<Cell>> rows) {

    public Cell cell(int row, String title) {
        return rows.get(row).get(header.indexOf(title));
    }

    public static ReadSheet xlsx(byte[] bytes) throws IOException {
        try (var upload = done(Upload.receive(new ByteArrayInputStream(bytes), 1 << 20));
                var reader = done(SheetReader.open(upload, SheetFormat.XLSX, Optional.empty(), SheetLimits.USUAL))) {
            var rows = new ArrayList<List<Cell>>();
            while (reader.next() instanceof Step.Row<List<Cell>>(long line, List<Cell> cells)) {
                rows.add(cells);
            }
            return new ReadSheet(reader.header(), rows);
        }
    }

    private static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>(T value)) {
            return value;
        }
        throw new AssertionError(outcome.toString());
    }
}
