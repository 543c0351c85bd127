CREATE INDEX receipt_day ON receipt (till, epoch, business_day, seq);
