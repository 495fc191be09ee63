package th.localpolicy.platform.sheet;

import th.localpolicy.platform.problem.ProblemType.Text;

/** Why a sheet, a row or a cell is not taken, in the words its sender reads. */
final class Faults {

    static final Text NO_HEADER =
            new Text("ไฟล์ว่างเปล่า ไม่มีแถวหัวตาราง", "the file is empty: there is no header row");
    static final Text HEADER_NOT_TEXT = new Text(
            "หัวตารางต้องเป็นข้อความ ไม่ใช่สูตร วันที่ หรือค่าตรรกะ",
            "the header must be text: no formula, date or truth value");
    static final Text HEADER_TWICE = new Text("หัวตารางมีคอลัมน์ “%s” ซ้ำ", "the header has the column “%s” twice");
    static final Text TOO_MANY_ROWS =
            new Text("มีมากกว่า %s แถว แบ่งเป็นหลายไฟล์", "more than %s rows: send several files");
    static final Text TOO_MANY_COLUMNS = new Text("มีมากกว่า %s คอลัมน์", "more than %s columns");
    static final Text MORE_CELLS =
            new Text("แถวนี้มี %s ช่อง แต่หัวตารางมี %s ช่อง", "the row has %s cells, the header %s");
    static final Text FEWER_CELLS = new Text(
            "แถวนี้มี %s ช่อง แต่หัวตารางมี %s ช่อง ไฟล์อาจถูกตัดกลางคัน",
            "the row has %s cells, the header %s; the file may have been cut off");
    static final Text CUT_IN_QUOTES = new Text(
            "ไฟล์จบกลางช่องที่เปิดเครื่องหมายคำพูดไว้ที่บรรทัดนี้ ไฟล์ถูกตัดกลางคันหรือขาดเครื่องหมายคำพูดปิด",
            "the file ends inside the quoted field that begins on this line: it was cut off, or a closing quote is missing");
    static final Text CUT_IN_CHARACTER = new Text(
            "ไฟล์จบกลางตัวอักษร ไฟล์ถูกตัดกลางคัน", "the file ends in the middle of a character: it was cut off");
    static final Text QUOTES =
            new Text("เครื่องหมายคำพูดในบรรทัดนี้ไม่ถูกตามแบบ CSV", "the quotes on this line are not those of a CSV");
    static final Text UTF_16 = new Text(
            "ไฟล์เป็น UTF-16 หรือไม่ใช่ข้อความ บันทึกเป็น CSV UTF-8 แล้วส่งใหม่",
            "the file is UTF-16, or no text at all: save it as CSV UTF-8 and send it again");
    static final Text NOT_TEXT = new Text(
            "ตัวอักษรในบรรทัดนี้ไม่ใช่ UTF-8 และไม่ใช่ windows-874 (TIS-620) บันทึกเป็น CSV UTF-8 แล้วส่งใหม่",
            "the characters on this line are neither UTF-8 nor windows-874 (TIS-620): save as CSV UTF-8 and send it again");
    static final Text NOT_AS_DECLARED = new Text(
            "ตัวอักษรในบรรทัดนี้ไม่ใช่ %s ตามที่แจ้งไว้", "the characters on this line are not %s as declared");
    static final Text CHARSET_UNKNOWN = new Text(
            "ไม่รับชุดอักขระ “%s” ใช้ UTF-8 หรือ windows-874",
            "the charset “%s” is not taken: use UTF-8 or windows-874");
    static final Text READ_AS_WINDOWS_874 =
            new Text("อ่านไฟล์เป็น windows-874 (TIS-620)", "the file was read as windows-874 (TIS-620)");
    static final Text CELL_TOO_LONG = new Text("ข้อความยาวเกิน %s อักขระ", "the text is longer than %s characters");

    static final Text NOT_XLSX = new Text(
            "อ่านไฟล์เป็น XLSX ไม่ได้ ไฟล์เสียหายหรือถูกตัดกลางคัน",
            "the file cannot be read as XLSX: it is damaged or was cut off");
    static final Text OLD_OR_LOCKED = new Text(
            "ไฟล์เป็น .xls แบบเก่าหรือมีรหัสผ่าน บันทึกเป็น .xlsx ไม่มีรหัสผ่านแล้วส่งใหม่",
            "the file is an old .xls or has a password: save it as .xlsx without one and send it again");
    static final Text ZIP_BOMB =
            new Text("ไฟล์ขยายออกใหญ่เกินกำหนด จึงไม่รับ", "the file inflates beyond what is taken, so it is refused");
    static final Text FORMULA = new Text(
            "ช่องนี้เป็นสูตร ระบบไม่คำนวณสูตร วางเป็นค่า (Paste values) แล้วส่งใหม่",
            "the cell holds a formula, which is not computed here: paste it as a value and send it again");
    static final Text ERROR_VALUE = new Text("ช่องนี้มีค่าผิดพลาด %s", "the cell holds the error %s");
    static final Text NO_NUMBER =
            new Text("ค่าในช่องนี้ไม่ใช่จำนวนที่ใช้ได้", "the value in the cell is no usable number");
    static final Text NO_DATE =
            new Text("ค่าในช่องนี้ไม่ใช่วันที่ที่ใช้ได้", "the value in the cell is no usable date");

    static final Text LINE_TOO_LONG = new Text("บรรทัดยาวเกิน %s ไบต์", "the line is longer than %s bytes");
    static final Text LINE_NOT_UTF_8 =
            new Text("ตัวอักษรในบรรทัดนี้ไม่ใช่ UTF-8", "the characters on this line are not UTF-8");

    private Faults() {}
}
